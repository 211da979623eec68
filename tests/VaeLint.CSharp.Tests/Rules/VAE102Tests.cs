using VaeLint.CSharp.Tests.Verifiers;
using static VaeLint.CSharp.Tests.Verifiers.LossSource;

namespace VaeLint.CSharp.Tests.Rules;

public sealed class VAE102Tests() : RuleTests(SummedReconstruction, "(-0.5 * (1 + 2 * logvar - mu.pow(2) - logvar.exp())).{|VAE102:sum(1)|}.mean()")
{
    private const string Decoder = "Linear decoder";

    [Theory]
    [InlineData("logvar.exp()", Kl, "log-standard deviation", "log-variance", "exp(0.5 * logvar)")]
    [InlineData("logvar", Kl, "standard deviation", "log-variance", "exp(0.5 * logvar)")]
    [InlineData("logvar.sqrt()", Kl, "variance", "log-variance", "exp(0.5 * logvar)")]
    [InlineData("(0.5 * logvar).exp()", "(-0.5 * (1 + 2 * logvar - mu.pow(2) - (2 * logvar).exp()))", "log-variance", "log-standard deviation", "exp(logvar)")]
    [InlineData("logvar", "(0.5 * (mu.pow(2) + logvar - 1 - logvar.log()))", "standard deviation", "variance", "sqrt(logvar)")]
    [InlineData("logvar.sqrt()", "(0.5 * (mu.pow(2) + logvar * logvar - 1 - 2 * logvar.log()))", "variance", "standard deviation", "logvar")]
    public void A_sample_that_disagrees_with_the_KL(string scale, string elements, string taken, string right, string advice) =>
        LossVerdict.Of(Plain($"var eps = torch.randn_like(mu); var z = {{|VAE102:mu + {scale} * eps|}}; return {NllOf("z")} + {elements}.sum(1).mean();", Decoder)).Says(
            "VAE102", $"logvar is taken for a {taken} by the sample, but for a {right} by the KL: sample with {advice}, or change the KL.");

    [Theory]
    [InlineData("(0.5 * logvar).exp()", Kl)]
    [InlineData("(logvar / 2).exp()", Kl)]
    [InlineData("logvar.exp().sqrt()", Kl)]
    [InlineData("logvar.clamp(-10, 10).mul(0.5).exp()", Kl)]
    [InlineData("logvar.exp()", "(-0.5 * (1 + 2 * logvar - mu.pow(2) - (2 * logvar).exp()))")]
    [InlineData("logvar", "(0.5 * (mu.pow(2) + logvar * logvar - 1 - 2 * logvar.log()))")]
    [InlineData("logvar.sqrt()", "(0.5 * (mu.pow(2) + logvar - 1 - logvar.log()))")]
    [InlineData("(F.softplus(logvar) + 1e-5)", "(0.5 * (mu.pow(2) + F.softplus(logvar).pow(2) - 1) - F.softplus(logvar).log())")]
    [InlineData("noiseScale", Kl)]
    [InlineData("torch.exp(logvar * temperature)", Kl)]
    public void A_sample_that_agrees_or_is_not_understood(string scale, string elements) =>
        LossVerdict.Of(Plain($"var z = mu + {scale} * torch.randn_like(mu); return {NllOf("z")} + {elements}.sum(1).mean();", Decoder + ", Tensor noiseScale, double temperature"));

    [Theory]
    [InlineData("mu.addcmul(logvar.exp(), torch.randn_like(mu), 1)", "mu.{|VAE102:addcmul(logvar.exp(), torch.randn_like(mu), 1)|}")]
    [InlineData("torch.randn_like(mu).mul(logvar.exp()).add(mu)", "torch.randn_like(mu).mul(logvar.exp()).{|VAE102:add(mu)|}")]
    [InlineData("torch.randn(mu.shape) * torch.exp(logvar) + mu", "{|VAE102:torch.randn(mu.shape) * torch.exp(logvar) + mu|}")]
    [InlineData("mu - torch.exp(logvar) * torch.empty_like(mu).normal_()", "{|VAE102:mu - torch.exp(logvar) * torch.empty_like(mu).normal_()|}")]
    [InlineData("distributions.Normal(mu, logvar.exp()).rsample()", "distributions.{|VAE102:Normal(mu, logvar.exp())|}.rsample()")]
    public void Every_spelling_of_the_sample(string unmarked, string marked)
    {
        Assert.NotEqual(unmarked, marked);
        LossVerdict.Of(Plain($"var z = {marked}; return {NllOf("z")} + {Kl}.sum(1).mean();", Decoder));
    }

    [Fact]
    public void A_sample_in_another_method_is_found_where_both_are_known() =>
        LossVerdict.Of(Plain(
            $"var z = Sample(mu, logvar); return {NllOf("z")} + {Kl}.{{|VAE102:sum(1)|}}.mean();", Decoder, "static Tensor Sample(Tensor m, Tensor v) => m + torch.randn_like(m) * v.exp();"));

    [Fact]
    public void Both_in_other_methods() => LossVerdict.Of("""
        class Encoder : Module<Tensor, (Tensor Z, Tensor Mu, Tensor Std)>
        {
            private readonly Linear _mu = Linear(256, 10);
            private readonly Linear _std = Linear(256, 10);
            public Encoder() : base("encoder") { RegisterComponents(); }
            public override (Tensor Z, Tensor Mu, Tensor Std) forward(Tensor h)
            {
                var (mu, std) = (_mu.call(h), _std.call(h));
                return (mu + std * torch.randn_like(mu), mu, std);
            }
        }

        static class Objective
        {
            public static Tensor Loss(Tensor logits, Tensor x, Tensor mu, Tensor std) =>
                F.binary_cross_entropy_with_logits(logits, x, reduction: Reduction.Sum) / x.shape[0] - 0.5 * (1 + std - mu.pow(2) - std.exp()).sum(1).mean();
        }

        class Trainer(Encoder encoder, Linear decoder)
        {
            public void Step(Tensor h, Tensor x)
            {
                var (z, mu, std) = encoder.call(h);
                var loss = Objective.{|VAE102:Loss(decoder.call(z), x, mu, std)|};
                loss.backward();
            }
        }
        """).Says("VAE102", "The spread of the posterior is taken for a standard deviation by the sample, but for a log-variance by the KL: sample with exp(0.5 * x), or change the KL.");

    [Fact]
    public void A_learned_prior_reads_its_posterior_too() =>
        LossVerdict.Of(Plain(
            $"var z = {{|VAE102:mu + logvar.exp() * torch.randn_like(mu)|}}; return {NllOf("z")} + (0.5 * (lp - logvar + (logvar.exp() + (mu - mp).square()) / lp.exp() - 1)).sum(1).mean();",
            Decoder + ", Tensor mp, Tensor lp"));

    [Fact]
    public void Another_posterior_says_nothing() =>
        LossVerdict.Of(Plain($"var z = mp + logvar.exp() * torch.randn_like(mp); return {NllOf("z")} + {Kl}.sum(1).mean();", Decoder + ", Tensor mp"));

    [Theory]
    [InlineData("-0.5 * (1 + 2 * logvar - mu.pow(2) - logvar.exp())", "logvar is taken for a log-variance in the variance of the KL, but for a log-standard deviation in the logarithm of the KL: the variance is exp(2 * logvar), or exp(logvar) with the logarithm of that.")]
    [InlineData("-0.5 * (1 + logvar - mu.pow(2) - (2 * logvar).exp())", "logvar is taken for a log-standard deviation in the variance of the KL, but for a log-variance in the logarithm of the KL: the variance is exp(logvar), or exp(2 * logvar) with the logarithm of that.")]
    [InlineData("0.5 * (mu.pow(2) + logvar.square() - 1 - logvar.log())", "logvar is taken for a standard deviation in the variance of the KL, but for a variance in the logarithm of the KL: the variance is logvar, or logvar squared with the logarithm of that.")]
    public void Variance_and_logarithm_of_one_KL(string elements, string message) =>
        LossVerdict.Of(Plain($"return {NllOf("mu")} + ({elements}).{{|VAE102:sum(1)|}}.mean();", Decoder)).Says("VAE102", message);

    [Fact]
    public void A_sample_decides_which_of_them_is_wrong() =>
        LossVerdict.Of(Plain(
            $"var z = mu + logvar.exp() * torch.randn_like(mu); return {NllOf("z")} + (-0.5 * (1 + 2 * logvar - mu.pow(2) - logvar.exp())).{{|VAE102:sum(1)|}}.mean();", Decoder)).Says(
            "VAE102", "logvar is taken for a log-variance in the variance of the KL, but for a log-standard deviation in the logarithm of the KL: the variance is exp(2 * logvar).");

    [Theory]
    [InlineData("logvar + 0.5 * (x - recon).pow(2) / logvar.exp()", true)]
    [InlineData("0.5 * (logvar + (x - recon).pow(2) / (2 * logvar).exp())", true)]
    [InlineData("logvar + 0.5 * (x - recon).pow(2) / (2 * logvar).exp()", false)]
    [InlineData("0.5 * (logvar + (x - recon).pow(2) / logvar.exp())", false)]
    [InlineData("logvar + (x - recon).pow(2) / logvar.exp()", false)]
    public void A_Gaussian_likelihood(string elements, bool isWrong) =>
        LossVerdict.Of(Plain($"return ({elements}).{(isWrong ? "{|VAE102:sum(1)|}" : "sum(1)")}.mean() + (-0.5 * (1 + lv - mu.pow(2) - lv.exp())).sum(1).mean();", "Tensor lv"));

    private static string NllOf(string z) => $"F.binary_cross_entropy_with_logits(decoder.call({z}), x, reduction: Reduction.Sum) / x.shape[0]";
}
