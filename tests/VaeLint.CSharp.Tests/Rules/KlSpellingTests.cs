using VaeLint.CSharp.Tests.Verifiers;
using static VaeLint.CSharp.Tests.Verifiers.LossSource;

namespace VaeLint.CSharp.Tests.Rules;

/// <summary>The Gaussian KL by its value, however it is spelled: KL to N(0, I) of weight 1 per element, unless said otherwise.</summary>
public sealed class KlSpellingTests
{
    [Theory]
    [InlineData("-0.5 * (1 + logvar - mu.pow(2) - logvar.exp())")]
    [InlineData("0.5 * (mu.pow(2) + logvar.exp() - 1 - logvar)")]
    [InlineData("0.5 * (mu * mu + torch.exp(logvar) - logvar - 1.0)")]
    [InlineData("(mu.square() + logvar.exp() - 1 - logvar) / 2")]
    [InlineData("(1 + logvar - mu.pow(2) - logvar.exp()) / -2")]
    [InlineData("(1 + logvar - mu.pow(2) - logvar.exp()).mul(-0.5)")]
    [InlineData("-(1 + logvar - mu.pow(2) - logvar.exp()) * 0.5f")]
    [InlineData("torch.mul(-0.5, 1 + logvar - torch.pow(mu, 2) - torch.exp(logvar))")]
    [InlineData("0.5 * (logvar.exp() + mu.pow(2) - logvar)")]
    [InlineData("-0.5 * (logvar - mu.pow(2) - logvar.exp())")]
    [InlineData("-0.5 + 0.5 * mu.pow(2) + 0.5 * logvar.exp() - 0.5 * logvar")]
    [InlineData("0.5 * (torch.expm1(logvar) - logvar + mu.pow(2))")]
    [InlineData("mu.pow(2).add(logvar.exp()).sub(1).sub(logvar).mul(0.5)")]
    [InlineData("mu.pow(2).add_(logvar.exp()).mul_(-1).add_(1).add_(logvar).mul_(-0.5)")]
    [InlineData("(logvar - mu.pow(2) - logvar.exp() + 1).neg().div(2)")]
    [InlineData("torch.sub(mu.pow(2) + logvar.exp(), logvar + 1).div(2.0)")]
    [InlineData("torch.addcmul(logvar.exp() - logvar - 1, mu, mu, 1) * 0.5")]
    [InlineData("0.5 * ((0.5 * logvar).exp().pow(2) + mu.pow(2) - 1 - logvar)")]
    [InlineData("0.5 * (mu.abs().pow(2) + logvar.exp() - 1 - logvar)")]
    [InlineData("0.5 * ((mu - 0).pow(2) + logvar.exp() - 1 - logvar)")]
    [InlineData("0.5 * (1.0 * logvar.exp() - 1 + mu.pow(2.0) - logvar.clone())")]
    [InlineData("0.5 * (logvar.exp() + mu.pow(2) - (logvar.exp() + 1e-8).log() - 1)")]
    public void With_a_log_variance(string elements) => Check("", elements);

    [Theory]
    [InlineData("var std = (0.5 * logvar).exp();", "0.5 * (mu.pow(2) + std.pow(2) - 1 - 2 * std.log())")]
    [InlineData("var std = (logvar / 2).exp();", "0.5 * (mu * mu + std * std - torch.log(std * std) - 1)")]
    [InlineData("var std = torch.exp(logvar * 0.5);", "-torch.log(std) + (std.square() + mu.square()) / 2 - 0.5")]
    [InlineData("var std = F.softplus(logvar);", "0.5 * (mu.pow(2) + std.pow(2) - std.pow(2).log() - 1)")]
    [InlineData("var std = F.softplus(logvar) + 1e-6;", "0.5 * (mu.pow(2) + std.pow(2) - 2 * std.log() - 1)")]
    [InlineData("var variance = logvar.exp();", "0.5 * (mu.pow(2) + variance - variance.log() - 1)")]
    [InlineData("var variance = logvar.exp();", "-0.5 * (1 + torch.log(variance + 1e-8) - mu.pow(2) - variance)")]
    [InlineData("var variance = F.softplus(logvar);", "0.5 * (variance + mu.square() - 1 - variance.log())")]
    [InlineData("var logStd = logvar;", "0.5 * (mu.pow(2) + (2 * logStd).exp() - 1 - 2 * logStd)")]
    [InlineData("var logStd = logvar;", "-logStd + 0.5 * (logStd.exp().pow(2) + mu.pow(2)) - 0.5")]
    [InlineData("var std = logvar;", "0.5 * (mu.pow(2) + std.pow(2) - 1) - torch.log(std)")]
    [InlineData("var std = logvar.sqrt();", "0.5 * (mu.pow(2) + logvar - 1 - 2 * torch.log(std))")]
    public void With_a_standard_deviation_or_a_variance(string before, string elements) => Check(before, elements);

    [Theory]
    [InlineData("0.5 * (plv - logvar + (logvar.exp() + (mu - pmu).pow(2)) / plv.exp() - 1)")]
    [InlineData("0.5 * (plv - logvar + (logvar - plv).exp() + (pmu - mu).pow(2) * (-plv).exp() - 1)")]
    [InlineData("-0.5 * (1 + logvar - plv - (logvar - plv).exp() - (mu - pmu).square() / plv.exp())")]
    public void Against_a_learned_prior(string elements) => Check("", elements, "Tensor pmu, Tensor plv");

    [Theory]
    [InlineData("var q = torch.distributions.Normal(mu, (0.5 * logvar).exp()); var z = q.rsample();", "q.log_prob(z) - torch.distributions.Normal(zeros_like(z), ones_like(z)).log_prob(z)")]
    [InlineData("var q = torch.distributions.Normal(mu, logvar.exp().sqrt()); var p = torch.distributions.Normal(0, 1); var z = q.rsample(); var log = q.log_prob(z);", "log - p.log_prob(z)")]
    public void By_one_sample(string before, string elements) => Check(before, elements);

    [Theory]
    [InlineData("mu.pow(2) + logvar.exp() - 1 - logvar", 2)]
    [InlineData("-(1 + logvar - mu.pow(2) - logvar.exp())", 2)]
    [InlineData("0.25 * (mu.pow(2) + logvar.exp() - 1 - logvar)", 0.5)]
    [InlineData("-5e-4 * (1 + logvar - mu.pow(2) - logvar.exp())", 1e-3)]
    public void The_number_in_front_is_the_weight(string elements, double weight) =>
        Assert.Equal(weight, LossVerdict.Of(Plain($"return F.binary_cross_entropy(recon, x, reduction: Reduction.Sum) + ({elements}).{(weight == 2 ? "{|VAE101:sum()|}" : "sum()")};")).EffectiveBeta(1), 1e-9);

    [Theory]
    [InlineData("mu.pow(2)")]
    [InlineData("logvar.exp() - 1 - logvar")]
    [InlineData("0.5 * (mu.pow(2) + logvar.exp())")]
    [InlineData("mu.pow(2) - 1 - logvar")]
    [InlineData("mu.abs() + logvar.abs()")]
    [InlineData("logvar.exp() * mu.pow(2)")]
    public void What_is_no_KL(string elements) => LossVerdict.Of(Plain($"return F.mse_loss(recon, x) + ({elements}).sum(1).mean();")).IsNoObjective();

    private static void Check(string before, string elements, string parameters = "")
    {
        LossVerdict.Of(Plain($"{before} return F.mse_loss(recon, x, Reduction.Sum) / x.shape[0] + ({elements}).sum(1).mean();", parameters)).IsBalanced();
        Assert.Equal(
            1, LossVerdict.Of(Plain($"{before} return F.binary_cross_entropy(recon, x, reduction: Reduction.Sum) + torch.sum({elements});", parameters)).EffectiveBeta(1), 1e-9);
    }
}
