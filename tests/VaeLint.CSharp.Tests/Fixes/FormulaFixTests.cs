namespace VaeLint.CSharp.Tests.Fixes;

/// <summary>(e): one sign, exponent, factor or function is written as the formula has it, where that is the only edit that repairs it.</summary>
public sealed class FormulaFixTests
{
    private const string Nll = "F.binary_cross_entropy_with_logits(recon, x, reduction: Reduction.Sum) / x.shape[0]";
    private const string Kl = "(-0.5 * (1 + logvar - mu.pow(2) - logvar.exp())).sum(1).mean()";

    [Theory]
    [InlineData("1 + logvar + mu.pow(2) - logvar.exp()", "1 + logvar - mu.pow(2) - logvar.exp()")]
    [InlineData("1 - logvar - mu.pow(2) - logvar.exp()", "1 + logvar - mu.pow(2) - logvar.exp()")]
    [InlineData("1 + logvar - mu.pow(2) + logvar.exp()", "1 + logvar - mu.pow(2) - logvar.exp()")]
    [InlineData("1 + logvar - 2 * mu.pow(2) - logvar.exp()", "1 + logvar - mu.pow(2) - logvar.exp()")]
    [InlineData("1 + logvar - mu.pow(2) - logvar.exp() / 2", "1 + logvar - mu.pow(2) - logvar.exp()")]
    [InlineData("1 + logvar - mu.pow(2) - 2 * logvar.exp()", "1 + logvar - mu.pow(2) - logvar.exp()")]
    public Task A_slip_in_the_KL(string wrong, string right) => LossFix.WritesFormula(
        LossFix.Method($"return {Nll} + (-0.5 * ({wrong})).{{|VAE101:sum(1)|}}.mean();"), LossFix.Method($"return {Nll} + (-0.5 * ({right})).sum(1).mean();"));

    [Fact]
    public Task A_mean_that_is_not_squared_is_left_to_the_author() => LossFix.Refuses(LossFix.Method($"return {Nll} + (-0.5 * (1 + logvar - mu - logvar.exp())).{{|VAE101:sum(1)|}}.mean();"));

    [Fact]
    public Task A_slip_in_a_helper_is_left_to_the_author() => LossFix.Refuses(
        LossFix.Method($"return {Nll} + {{|VAE101:Divergence(mu, logvar)|}};", "static Tensor Divergence(Tensor m, Tensor v) => (-0.5 * (1 - v - m.pow(2) - v.exp())).sum(1).mean();"));

    [Theory]
    [InlineData("mu + logvar.exp() * eps", "mu + (0.5 * logvar).exp() * eps")]
    [InlineData("mu + torch.exp(logvar) * eps", "mu + torch.exp(0.5 * logvar) * eps")]
    public Task The_exponent_of_a_sample(string wrong, string right) => LossFix.WritesFormula(Sample($"{{|VAE102:{wrong}|}}", Kl), Sample(right, Kl));

    [Fact]
    public Task One_standard_deviation_for_sample_and_KL_is_left_to_the_author() => LossFix.Refuses(
        LossFix.Method($"var s = logvar.exp(); var z = {{|VAE102:mu + s * torch.randn_like(mu)|}}; return {NllOf("z")} + (0.5 * (mu.pow(2) + s - 1 - logvar)).sum(1).mean();", "Linear decoder = Linear(1, 1);"));

    [Fact]
    public Task A_divergence_that_is_subtracted() => LossFix.WritesFormula(
        LossFix.Method($"var kl = {Kl.Replace("mean()", "{|VAE103:mean()|}", StringComparison.Ordinal)}; return {Nll} - kl;"), LossFix.Method($"var kl = {Kl}; return {Nll} + kl;"));

    [Theory]
    [InlineData("elbo", "(-elbo)")]
    [InlineData("(elbo / 2)", "(-(elbo / 2))")]
    public Task Backward_on_the_bound(string wrong, string right) => LossFix.WritesFormula(
        LossFix.Method($"var elbo = -({Nll}) - {Kl}; {wrong}.{{|VAE103:backward()|}}; return x;"), LossFix.Method($"var elbo = -({Nll}) - {Kl}; {right}.backward(); return x;"));

    [Theory]
    [InlineData("torch.{|VAE104:rand_like(mu)|}", "torch.randn_like(mu)")]
    [InlineData("{|VAE104:rand_like(mu)|}", "randn_like(mu)")]
    [InlineData("torch.{|VAE104:rand(mu.shape)|}", "torch.randn(mu.shape)")]
    [InlineData("torch.randn_like(mu) * {|VAE104:0.01|}", "torch.randn_like(mu)")]
    public Task The_noise(string wrong, string right) => LossFix.WritesFormula(
        Sample("mu + (0.5 * logvar).exp() * eps", Kl).Replace("torch.randn_like(mu)", wrong, StringComparison.Ordinal),
        Sample("mu + (0.5 * logvar).exp() * eps", Kl).Replace("torch.randn_like(mu)", right, StringComparison.Ordinal));

    private static string Sample(string sample, string kl) =>
        LossFix.Method($"var eps = torch.randn_like(mu); var z = {sample}; return {NllOf("z")} + {kl};", "Linear decoder = Linear(1, 1);");

    private static string NllOf(string z) => $"F.binary_cross_entropy_with_logits(decoder.call({z}), x, reduction: Reduction.Sum) / x.shape[0]";
}
