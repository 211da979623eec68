using VaeLint.CSharp.Tests.Verifiers;
using static VaeLint.CSharp.Tests.Verifiers.LossSource;

namespace VaeLint.CSharp.Tests.Rules;

public sealed class VAE104Tests
{
    private const string Loss = $"return F.binary_cross_entropy_with_logits(decoder.call(z), x, reduction: Reduction.Sum) / x.shape[0] + {Kl}.sum(1).mean();";
    private const string Parameters = "Linear decoder, double temperature";
    private const string Members = "private const double EpsilonStd = 0.01; private const double Unit = 1.0; private readonly double _std = 0.5;";

    [Theory]
    [InlineData("torch.{|VAE104:rand_like(mu)|}")]
    [InlineData("torch.{|VAE104:rand(mu.shape)|}")]
    [InlineData("mu.{|VAE104:rand_like()|}")]
    [InlineData("(torch.{|VAE104:rand_like(mu)|} - 0.5)")]
    [InlineData("(2 * torch.{|VAE104:rand_like(mu)|} - 1)")]
    public void Uniform_noise(string noise) =>
        LossVerdict.Of(Plain($"var z = mu + (0.5 * logvar).exp() * {noise}; {Loss}", Parameters, Members)).Says(
            "VAE104", "The noise of the sample is uniform between 0 and 1, but the KL is that of a posterior sampled with standard normal noise: use randn or randn_like.");

    [Theory]
    [InlineData("torch.randn_like(mu) * {|VAE104:EpsilonStd|}", "0.01")]
    [InlineData("{|VAE104:0.1|} * torch.randn_like(mu)", "0.1")]
    [InlineData("torch.randn_like(mu).mul({|VAE104:_std|})", "0.5")]
    [InlineData("torch.randn_like(mu) / {|VAE104:2|}", "0.5")]
    [InlineData("torch.normal(0, {|VAE104:0.01|}, mu.shape)", "0.01")]
    [InlineData("torch.empty_like(mu).normal_(0, {|VAE104:0.01|})", "0.01")]
    public void Scaled_noise(string noise, string factor) =>
        LossVerdict.Of(Plain($"var eps = {noise}; var z = mu + (0.5 * logvar).exp() * eps; {Loss}", Parameters, Members)).Says(
            "VAE104", $"The noise of the sample is scaled by {factor}, but the KL is that of a posterior sampled with standard normal noise: drop the factor.");

    [Theory]
    [InlineData("var std = (0.5 * logvar).exp(); var eps = torch.{|VAE104:normal(mu, std)|}; var z = mu + eps * std;", Kl)]
    [InlineData("var std = (0.5 * logvar).exp(); var z = mu + std * torch.{|VAE104:normal(torch.zeros_like(mu), std)|};", Kl)]
    [InlineData("var std = F.softplus(logvar); var eps = torch.randn_like(std) * std; var z = {|VAE104:mu + std * eps|};", "0.5 * (std.pow(2) + mu.pow(2) - 1 - 2 * std.log())")]
    public void Noise_that_is_scaled_already(string statements, string kl) =>
        LossVerdict.Of(Plain($"{statements} return F.mse_loss(decoder.call(z), x, Reduction.Sum) / x.shape[0] + ({kl}).sum(1).mean();", Parameters, Members)).Says(
            "VAE104",
            "The noise of the sample has the standard deviation of the posterior already and is multiplied by it once more, but the KL is that of a posterior sampled with standard normal noise: draw it from randn or randn_like.");

    [Theory]
    [InlineData("var z = mu + (0.5 * logvar).exp() * torch.normal(torch.zeros_like(mu), torch.ones_like(mu));", Kl)]
    [InlineData("var std = F.softplus(logvar); var z = mu + std * torch.randn_like(std);", "0.5 * (std.pow(2) + mu.pow(2) - 1 - 2 * std.log())")]
    [InlineData("var variance = F.softplus(logvar); var z = mu + variance * torch.randn_like(mu);", "0.5 * (variance.pow(2) + mu.pow(2) - 1 - 2 * variance.log())")]
    [InlineData("var std = (0.5 * logvar).exp(); var other = F.softplus(x); var z = mu + std * torch.normal(mu, other);", Kl)]
    public void Noise_that_is_standard_or_not_known(string statements, string kl) =>
        LossVerdict.Of(Plain($"{statements} return F.mse_loss(decoder.call(z), x, Reduction.Sum) / x.shape[0] + ({kl}).sum(1).mean();", Parameters, Members));

    [Fact]
    public void Noise_in_another_method() =>
        LossVerdict.Of(Plain($"var z = {{|VAE104:Sample(mu, logvar)|}}; {Loss}", Parameters, "static Tensor Sample(Tensor m, Tensor v) => m + (0.5 * v).exp() * torch.rand_like(m);"));

    [Theory]
    [InlineData("var z = mu + (0.5 * logvar).exp() * torch.randn_like(mu);")]
    [InlineData("var z = mu + (0.5 * logvar).exp() * torch.randn_like(mu) * Unit;")]
    [InlineData("var z = mu + (0.5 * logvar).exp() * torch.normal(0, 1, mu.shape);")]
    [InlineData("var z = mu - (0.5 * logvar).exp() * torch.randn_like(mu);")]
    [InlineData("var z = mu + temperature * (0.5 * logvar).exp() * torch.randn_like(mu);")]
    [InlineData("var z = mu + (0.5 * logvar).exp() * torch.randn_like(mu); x = (x + torch.rand_like(x)) / 256;")]
    [InlineData("var u = torch.rand_like(mu); var z = mu + (0.5 * logvar).exp() * torch.sqrt(-2 * torch.log(u)) * torch.cos(6.283185 * torch.rand_like(mu));")]
    [InlineData("var z = mu + 0.01 * torch.randn_like(mu);")]
    [InlineData("var t = decoder.training ? 1.0 : 0.7; var z = mu + t * (0.5 * logvar).exp() * torch.randn_like(mu);")]
    [InlineData("Tensor z; using (torch.no_grad()) { z = mu + 0.7 * (0.5 * logvar).exp() * torch.randn_like(mu); } z = mu + (0.5 * logvar).exp() * torch.randn_like(mu);")]
    public void What_is_standard_normal_or_not_the_posterior(string statements) => LossVerdict.Of(Plain($"{statements} {Loss}", Parameters, Members));

    [Fact]
    public void Noise_without_a_KL() =>
        LossVerdict.Of(Plain("var z = mu + (0.5 * logvar).exp() * torch.rand_like(mu); return F.mse_loss(decoder.call(z), x, Reduction.Sum);", Parameters, Members));
}
