using VaeLint.CSharp.Tests.Verifiers;
using static VaeLint.CSharp.Tests.Verifiers.LossSource;

namespace VaeLint.CSharp.Tests.Rules;

public sealed class VAE101Tests() : RuleTests(SummedReconstruction, "(-0.5 * (1 + logvar + mu.pow(2) - logvar.exp())).{|VAE101:sum(1)|}.mean()")
{
    private const string Nll = "F.binary_cross_entropy_with_logits(recon, x, reduction: Reduction.Sum) / x.shape[0]";
    private const string Formula = " (the KL is 0.5 · (σ² + μ² − 1 − log σ²)): ";

    [Theory]
    [InlineData("-0.5 * (1 - logvar - mu.pow(2) - logvar.exp())", "log σ² has the wrong sign", "turn the sign of log σ²")]
    [InlineData("0.5 * (mu.pow(2) + logvar.exp() - 1 + logvar)", "log σ² has the wrong sign", "turn the sign of log σ²")]
    [InlineData("0.5 * (mu.pow(2) + (2 * logvar).exp() - 1 + 2 * logvar)", "log σ² has the wrong sign", "turn the sign of log σ²")]
    [InlineData("0.5 * (mu.pow(2) + logvar.square() - 1) + torch.log(logvar)", "log σ² has the wrong sign", "turn the sign of log σ²")]
    [InlineData("-0.5 * (1 + logvar + mu.pow(2) - logvar.exp())", "μ² has the wrong sign", "turn the sign of μ²")]
    [InlineData("0.5 * (logvar.exp() - 1 - logvar - mu * mu)", "μ² has the wrong sign", "turn the sign of μ²")]
    [InlineData("-0.5 * (1 + logvar - mu.pow(2) + logvar.exp())", "σ² has the wrong sign", "turn the sign of σ²")]
    [InlineData("-0.5 * (1 + logvar - 0.5 * mu.pow(2) - logvar.exp())", "μ² is multiplied by 0.5", "drop the factor")]
    [InlineData("-0.5 * (1 + logvar - 2 * mu.pow(2) - logvar.exp())", "μ² is multiplied by 2", "drop the factor")]
    [InlineData("-0.5 * (1 + logvar - mu - logvar.exp())", "the mean is not squared", "square the mean")]
    [InlineData("-0.5 * (1 + logvar - mu.pow(2) - mu.exp())", "σ² is the exponential of the mean", "take that of log σ²")]
    [InlineData("-0.5 * (1 + logvar - mu.pow(2) - 0.5 * logvar.exp())", "σ² is multiplied by 0.5", "drop the factor")]
    [InlineData("0.5 * (2 * logvar.exp() + mu * mu - 1 - logvar)", "σ² is multiplied by 2", "drop the factor")]
    public void What_differs_is_said(string elements, string what, string advice) =>
        LossVerdict.Of(Plain($"return {Nll} + ({elements}).{{|VAE101:sum(1)|}}.mean();"))
            .Says("VAE101", $"This is almost the KL of a Gaussian, but {what}{Formula}{advice}.");

    [Theory]
    [InlineData("F.mse_loss(recon, x, Reduction.Sum) / x.shape[0]")]
    [InlineData("(recon - x).pow(2).sum(1).mean()")]
    [InlineData("F.binary_cross_entropy(recon, x, reduction: Reduction.Sum) / x.gt(0).sum()")]
    public void A_sign_is_wrong_beside_every_reconstruction(string reconstruction) =>
        LossVerdict.Of(Plain($"return {reconstruction} + (-0.5 * (1 - logvar - mu.pow(2) - logvar.exp())).{{|VAE101:sum(1)|}}.mean();"));

    [Fact]
    public void The_scale_of_a_slip_is_judged_too() =>
        LossVerdict.Of(Plain("return F.{|VAE001:mse_loss(recon, x)|} + (-0.5 * (1 - logvar - mu.pow(2) - logvar.exp())).{|VAE101:sum(1)|}.mean();")).States("VAE001", "D");

    [Fact]
    public void A_formula_in_a_helper_is_found_where_the_terms_meet() =>
        LossVerdict.Of(Plain($"return {Nll} + {{|VAE101:Kl(mu, logvar)|}};", members: "static Tensor Kl(Tensor m, Tensor v) => (-0.5 * (1 - v - m.pow(2) - v.exp())).sum(1).mean();"));

    [Fact]
    public void A_half_that_nobody_wrote() =>
        LossVerdict.Of(Plain($"return {Nll} + (mu.pow(2) + logvar.exp() - 1 - logvar).{{|VAE101:sum(1)|}}.mean();")).Says(
            "VAE101",
            "The KL has no factor 0.5 (it is 0.5 · (σ² + μ² − 1 − log σ²)), so it is trained with a beta of 2 that nobody wrote: multiply it by 0.5, or write the weight 2.");

    [Fact]
    public void A_weight_of_one_is_none() =>
        LossVerdict.Of(Plain($"return {Nll} + Weight * (mu.pow(2) + logvar.exp() - 1 - logvar).{{|VAE101:sum(1)|}}.mean();", members: "private const double Weight = 1;"));

    [Theory]
    [InlineData("return (recon - x).pow(2).sum(1).mean() + (mu.pow(2) + logvar.exp() - 1 - logvar).sum(1).mean();")]
    [InlineData($"return {Nll} + 2 * {Kl}.sum(1).mean();")]
    [InlineData($"return {Nll} + gamma * (mu.pow(2) + logvar.exp() - 1 - logvar).sum(1).mean();")]
    [InlineData("return 0.5 * F.binary_cross_entropy_with_logits(recon, x, reduction: Reduction.Sum) / x.shape[0] + (mu.pow(2) + logvar.exp() - 1 - logvar).sum(1).mean();")]
    public void A_half_that_is_a_weight_or_the_variance_of_a_decoder(string statements) => LossVerdict.Of(Plain(statements, "double gamma"));

    [Theory]
    [InlineData("0.5 * (mu.pow(2) + logvar.exp() - logvar)")]
    [InlineData("0.5 * (logvar.exp() / 4 + mu.pow(2) / 4 - 1 - logvar + Math.Log(4))")]
    [InlineData("0.5 * ((1 + mu.pow(2)) / logvar.exp() - 1 + logvar)")]
    [InlineData("0.5 * (logvar.exp() / 2 + mu.pow(2) / 2 - 1 - logvar + Math.Log(2))")]
    [InlineData("0.5 * (logvar.exp() / 2 + mu.pow(2) - 1 - logvar + Math.Log(2))")]
    [InlineData("0.5 * (logvar.exp() / 3 + mu.pow(2) - 1 - logvar)")]
    [InlineData("-0.5 * (1 + logvar - 0.1 * mu.pow(2) - logvar.exp())")]
    [InlineData("-0.5 * (1 + logvar - torch.linalg.norm(mu) - logvar.exp())")]
    public void What_is_a_KL_of_its_own(string elements) => LossVerdict.Of(Plain($"return {Nll} + ({elements}).sum(1).mean();"));

    [Theory]
    [InlineData($"return {Nll} + {Kl}.sum(1).mean() - (0.5 * logvar).sum(1).mean();")]
    [InlineData($"return {Nll} + {Kl}.sum(1).mean() - logvar.sum(1).mean();")]
    [InlineData($"return {Nll} + {Kl}.sum(1).mean() + 0.5 * logvar.exp().sum(1).mean();")]
    [InlineData($"return {Nll} + {Kl}.sum(1).mean() + 0.5 * mu.pow(2).sum(1).mean();")]
    [InlineData($"return {Nll} + {Kl}.sum(1).mean() - 0.25 * mu.pow(2).sum(1).mean();")]
    public void What_other_terms_add_up_to_is_no_slip(string statements) => LossVerdict.Of(Plain(statements));

    [Theory]
    [InlineData("(0.5 * logvar).exp()", "-0.5 * (1 + logvar - logvar.exp())", "μ²")]
    [InlineData("(0.5 * logvar).exp()", "0.5 * (mu.pow(2) + logvar.exp() - 1)", "−log σ²")]
    [InlineData("(0.5 * logvar).exp()", "-0.5 * (1 + logvar - mu.pow(2))", "σ²")]
    [InlineData("logvar.exp()", "0.5 * ((2 * logvar).exp() - 1 - 2 * logvar)", "μ²")]
    [InlineData("logvar", "0.5 * (logvar * logvar - 1) - logvar.log()", "μ²")]
    public void A_part_that_is_missing_of_the_posterior_that_is_sampled(string scale, string elements, string part) =>
        LossVerdict.Of(Plain($"var z = mu + {scale} * torch.randn_like(mu); return {NllOf("z")} + ({elements}).{{|VAE101:sum(1)|}}.mean();", "Linear decoder"))
            .Says("VAE101", $"This is almost the KL of the Gaussian that is sampled, but {part} is missing{Formula}add it.");

    [Theory]
    [InlineData("var z = mu;", "-0.5 * (1 + logvar - logvar.exp())")]
    [InlineData("var z = m + (0.5 * lv).exp() * torch.randn_like(m);", "-0.5 * (1 + logvar - logvar.exp())")]
    [InlineData("var z = mu + (0.5 * logvar).exp() * torch.randn_like(mu);", "0.5 * (mu.pow(2) + logvar.exp())")]
    [InlineData("var z = mu + (0.5 * logvar).exp() * torch.randn_like(mu);", "0.01 * mu.pow(2) - 0.5 * (1 + logvar - logvar.exp())")]
    [InlineData("var z = mu + (0.5 * logvar).exp() * torch.randn_like(mu);", "0.1 * mu.pow(4) - 0.5 * (1 + logvar - logvar.exp())")]
    public void A_penalty_of_its_own(string sample, string elements) =>
        LossVerdict.Of(Plain($"{sample} return {NllOf("z")} + ({elements}).sum(1).mean();", "Linear decoder, Tensor m, Tensor lv"));

    [Fact]
    public void A_part_that_another_term_cancels() =>
        LossVerdict.Of(Plain($"var z = mu + (0.5 * logvar).exp() * torch.randn_like(mu); return {NllOf("z")} + {Kl}.sum(1).mean() + 0.5 * logvar.sum(1).mean();", "Linear decoder"));

    private static string NllOf(string z) => $"F.binary_cross_entropy_with_logits(decoder.call({z}), x, reduction: Reduction.Sum) / x.shape[0]";

    [Fact]
    public void A_divergence_without_a_reconstruction() => LossVerdict.Of(Plain("return (-0.5 * (1 - logvar - mu.pow(2) - logvar.exp())).sum(1).mean();"));

    [Fact]
    public void An_exponential_and_a_square_of_a_loss() =>
        LossVerdict.Of(Plain($"var a = F.binary_cross_entropy(recon, x, reduction: Reduction.None); return {Nll} - 0.5 * (1 + logvar - a * a - a.exp()).sum(1).mean();"));

    [Fact]
    public void A_bracket_that_closes_too_late()
    {
        const string Components = "var c = (-0.5 * (lv + (z.unsqueeze(1) - m).pow(2)) / lv.exp()).sum(2);";
        LossVerdict.Of(Plain($"{Components} return {Nll} - {{|VAE101:torch.logsumexp(c, 1)|}}.mean();".Replace("{|VAE101:torch.", "torch.{|VAE101:", StringComparison.Ordinal), "Tensor z, Tensor m, Tensor lv")).Says(
            "VAE101",
            "This is almost the log-density of a Gaussian, but log σ² is divided by σ² like the square (it is −0.5 · (log σ² + (x − μ)²/σ²)): divide the square alone.");
    }

    [Fact]
    public void A_bracket_that_closes_in_time() =>
        LossVerdict.Of(Plain($"var c = (-0.5 * (lv + (z.unsqueeze(1) - m).pow(2) / lv.exp())).sum(2); return {Nll} - torch.logsumexp(c, 1).mean();", "Tensor z, Tensor m, Tensor lv"));
}
