using VaeLint.CSharp.Tests.Verifiers;
using static VaeLint.CSharp.Tests.Verifiers.LossSource;

namespace VaeLint.CSharp.Tests.Rules;

public sealed class VAE103Tests() : RuleTests(SummedReconstruction, "(0.5 * (1 + logvar - mu.pow(2) - logvar.exp())).sum(1).{|VAE103:mean()|}")
{
    private const string Nll = "F.binary_cross_entropy_with_logits(recon, x, reduction: Reduction.Sum) / x.shape[0]";

    [Theory]
    [InlineData($"return {Nll} - {Kl}.sum(1).{{|VAE103:mean()|}};")]
    [InlineData($"return {Nll} - beta * {Kl}.sum(1).{{|VAE103:mean()|}};")]
    [InlineData($"var loss = {Nll}; loss -= {Kl}.sum(1).{{|VAE103:mean()|}}; loss.backward(); return loss;")]
    [InlineData($"return ({Nll}).sub({Kl}.sum(1).{{|VAE103:mean()|}});")]
    public void A_divergence_that_is_subtracted(string statements) =>
        LossVerdict.Of(Plain(statements, "double beta"))
            .Says("VAE103", "The KL is subtracted from the reconstruction loss, so training maximises it: add it, for both are minimised.");

    [Fact]
    public void A_reconstruction_that_is_subtracted() =>
        LossVerdict.Of(Plain($"return {Kl}.sum(1).mean() - F.{{|VAE103:mse_loss(recon, x, Reduction.Sum)|}} / x.shape[0];"))
            .Says("VAE103", "The reconstruction loss is subtracted from the KL, so training maximises it: add it, for both are minimised.");

    [Fact]
    public void Backward_on_the_bound() =>
        LossVerdict.Of(Plain($"var elbo = -({Nll}) - {Kl}.sum(1).mean(); elbo.{{|VAE103:backward()|}}; return elbo;"))
            .Says("VAE103", "backward() is called on the ELBO, which has to be maximised: call it on the negative ELBO.");

    [Fact]
    public void Backward_on_a_bound_that_a_method_returns() =>
        LossVerdict.Of(Plain(
            "Elbo(recon, x, mu, logvar).{|VAE103:backward()|}; return x;",
            members: $"static Tensor Elbo(Tensor recon, Tensor x, Tensor mu, Tensor logvar) => -({Nll}) - {Kl}.sum(1).mean();"));

    [Fact]
    public void Backward_in_a_method_that_is_given_the_bound() =>
        LossVerdict.Of(Plain($"{{|VAE103:Train(-({Nll}) - {Kl}.sum(1).mean())|}}; return x;", members: "static void Train(Tensor loss) { loss.backward(); }"));

    [Fact]
    public void An_optimizer_that_maximises_the_loss() =>
        LossVerdict.Of(Plain(
            $"var optimizer = torch.optim.Adam(model.parameters(), maximize: true); var loss = {Nll} + {Kl}.sum(1).mean(); loss.{{|VAE103:backward()|}}; optimizer.step(); return loss;", "Linear model"))
            .Says("VAE103", "The optimizer maximises this loss, which is the negative ELBO: drop maximize, or call backward() on the ELBO.");

    [Theory]
    [InlineData($"return {Nll} + {Kl}.sum(1).mean();")]
    [InlineData($"return -({Nll}) - {Kl}.sum(1).mean();")]
    [InlineData($"var elbo = -({Nll}) - {Kl}.sum(1).mean(); (-elbo).backward(); return elbo;")]
    [InlineData($"var elbo = -({Nll}) - {Kl}.sum(1).mean(); elbo.neg().backward(); return elbo;")]
    [InlineData($"var optimizer = torch.optim.SGD(model.parameters(), 0.1, maximize: true); (-({Nll}) - {Kl}.sum(1).mean()).backward(); optimizer.step(); return x;")]
    [InlineData($"var optimizer = torch.optim.Adam(model.parameters(), maximize: flag); (-({Nll}) - {Kl}.sum(1).mean()).backward(); optimizer.step(); return x;")]
    [InlineData($"var elbo = -({Nll}) - {Kl}.sum(1).mean(); elbo.backward(new[] {{ torch.tensor(-1f) }}); return elbo;")]
    [InlineData($"return {Nll} + {Kl}.sum(1).mean() - 0.1 * (-0.5 * (1 + lv - m.pow(2) - lv.exp())).sum(1).mean();")]
    [InlineData($"return {Nll} + {Kl}.sum(1).mean() - model.call(recon).mean();")]
    [InlineData($"return {Kl}.sum(1).mean() - F.cross_entropy(recon, x);")]
    [InlineData($"return {Kl}.sum(1).mean() - F.binary_cross_entropy_with_logits(recon, torch.ones_like(recon));")]
    [InlineData($"return {Nll} - (torch.distributions.Normal(mu, s).log_prob(z) - torch.distributions.Normal(m, lv).log_prob(z)).sum(1).mean();")]
    [InlineData($"return {Nll} + F.relu(capacity - {Kl}.sum(1).mean());")]
    [InlineData($"return {Nll} + (capacity - {Kl}.sum(1).mean()).clamp(min: 0);")]
    [InlineData($"return -({Nll});")]
    [InlineData($"(-({Nll})).backward(); return x;")]
    [InlineData($"return -{Kl}.sum(1).mean();")]
    [InlineData($"return {Nll} + 10 * ({Kl}.sum(1).mean() - capacity).abs();")]
    [InlineData($"using var scope = torch.no_grad(); var elbo = -({Nll}) - {Kl}.sum(1).mean(); return elbo;")]
    public void What_goes_the_right_way_or_is_not_known(string statements) => LossVerdict.Of(Plain(statements, "Linear model, bool flag, Tensor m, Tensor lv, Tensor s, Tensor z, double capacity"));
}
