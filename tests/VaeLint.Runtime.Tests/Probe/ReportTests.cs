using TorchSharp;
using VaeLint.Runtime.Tests.Infrastructure;
using static TorchSharp.torch;
using static VaeLint.Runtime.Tests.Probe.TermForms;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Runtime.Tests.Probe;

/// <summary>What a user reads: the report, the assertion's exception, and what to do when the loss does not run.</summary>
public sealed class ReportTests : TorchTest
{
    [Fact]
    public void A_wrong_scale_is_told_with_rule_factor_and_fix() => AssertText(
        LossProbe.Measure(batch => Bce(batch) + KlBatchMean(batch)),
        "VAE001 wrong scale, effective beta D (event D)",
        "  reconstruction (Logits): BernoulliLogits, weight 1/(B·D)",
        "  KL: StandardNormal, weight 1/B",
        "  VAE001: The reconstruction is averaged over its event elements while the KL is summed over the latents and averaged over the batch, "
        + "so the KL weighs D times too much (effective beta D: 784 at D = 784 event elements per sample): sum the reconstruction over the event and average it over the batch.");

    [Fact]
    public void A_known_size_is_told_as_a_number()
    {
        var report = LossProbe.Measure(batch => Bce(batch) + KlMean(batch), new ProbeOptions { Event = "784", Latent = "20" });

        Assert.Equal(39.2, report.EffectiveBeta!.Value, 9);
        AssertText(
            report,
            "VAE001, VAE002 wrong scale, effective beta 39.2 (event 784)",
            "  reconstruction (Logits): BernoulliLogits, weight 1/(B·D)",
            "  KL: StandardNormal, weight 1/(B·L)",
            "  VAE001: The reconstruction is averaged over its 784 event elements while the KL is averaged over the latents and the batch, "
            + "so the KL weighs 39.2 times too much (effective beta 39.2 at D = 784, L = 20): sum the reconstruction over the event and average it over the batch.",
            "  VAE002: The KL is averaged over its 20 latent dimensions while the reconstruction is averaged over the event and the batch, "
            + "so the KL weighs 39.2 times too much (effective beta 39.2 at D = 784, L = 20): sum the KL over the latents and average it over the batch.");
    }

    [Fact]
    public void A_right_loss_is_told_with_its_beta_and_the_variance_it_implies()
    {
        var report = LossProbe.Measure(batch => Errors(batch).sum(1).mean() + (4 * KlBatchMean(batch)));

        Assert.Equal((4.0, 2.0), (Math.Round(report.EffectiveBeta!.Value, 9), Math.Round(report.ImpliedVariance!.Value, 9)));
        AssertText(report, "balanced, effective beta 4 (event D)", "  reconstruction (Reconstruction): SquaredError, weight 1/B", "  KL: StandardNormal, weight 4/B");
    }

    [Fact]
    public void A_loss_per_sample_is_measured_by_its_mean()
    {
        var report = LossProbe.Measure(batch => BcePerSample(batch) + Kl(batch.Mean, batch.LogVariance).sum(1));

        Assert.Equal("1/B", report.Terms[0].Weight!.ToString());
        Assert.Equal("the loss has shape [5]; its mean was measured", Assert.Single(report.Notes));
    }

    [Fact]
    public void A_constant_that_may_be_a_size_is_an_assumption()
    {
        var report = LossProbe.Measure(batch => (784 * Bce(batch)) + KlBatchMean(batch));

        Assert.Equal(ProbeVerdict.Balanced, report.Verdict);
        Assert.Equal("the constant 784 is taken for the size D; set ProbeOptions.Event = \"784\" to measure there", Assert.Single(report.Notes));
    }

    [Fact]
    public void A_loss_that_is_right_only_for_flat_data_is_told_so()
    {
        var report = LossProbe.Measure(batch => Errors(batch).sum(1).mean() + KlBatchMean(batch));

        Assert.Equal((ProbeVerdict.Balanced, "D"), (report.Verdict, report.Event));
        Assert.StartsWith("for images it is not: VAE004: ", Assert.Single(report.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void The_axes_are_those_that_the_loss_accepts()
    {
        Assert.Equal("C H W", LossProbe.Measure(batch => Errors(batch).sum([1, 2, 3]).mean() + KlBatchMean(batch)).Event);
        Assert.Equal("T V", LossProbe.Measure(batch => F.cross_entropy(batch.Logits.transpose(1, 2), batch.Tokens, reduction: Reduction.Sum) + KlSum(batch)).Event);
    }

    [Fact]
    public void A_loss_that_insists_on_a_size_is_inconclusive_and_says_which_option_helps()
    {
        static Tensor Loss(ProbeBatch batch) => Errors(batch).view(-1, 784).sum(1).mean() + KlBatchMean(batch);

        var report = LossProbe.Measure(Loss);

        Assert.Equal(ProbeVerdict.Inconclusive, report.Verdict);
        Assert.NotNull(report.Failure);
        Assert.Contains("'[-1, 784]' is invalid", report.InconclusiveReason, StringComparison.Ordinal);
        Assert.Contains("Set ProbeOptions.Event (\"784\", \"3 32 32\", \"T V=100\")", report.InconclusiveReason, StringComparison.Ordinal);
        Assert.Equal(ProbeVerdict.Balanced, LossProbe.Measure(Loss, new ProbeOptions { Event = "1 28 28" }).Verdict);
    }

    [Fact]
    public void Tokens_need_an_axis_of_classes()
    {
        var report = LossProbe.Measure(batch => batch.Tokens.sum(), new ProbeOptions { Event = "C H W" });

        Assert.Contains("Tokens need an axis of classes: set ProbeOptions.Event = \"T V\"", report.InconclusiveReason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "it has 0 axes; 1 to 4 are possible")]
    [InlineData("A C H W T", "it has 5 axes; 1 to 4 are possible")]
    [InlineData("C H C", "the name C is taken; B, K and N are the batch, the samples and the valid elements")]
    [InlineData("B D", "the name B is taken; B, K and N are the batch, the samples and the valid elements")]
    [InlineData("C=x", "'C=x' is neither a name, a size nor name=size")]
    [InlineData("0", "'0' is no size")]
    public void Malformed_axes_are_refused(string pattern, string reason)
    {
        var failure = Assert.Throws<ArgumentException>(() => LossProbe.Measure(Right, new ProbeOptions { Event = pattern }));

        Assert.StartsWith($"ProbeOptions.Event is \"{pattern}\": {reason}. Write axes as \"D\", \"C H W\", \"3 32 32\" or \"T V=100\".", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_negative_batch_size_is_refused() => Assert.StartsWith(
        "ProbeOptions.BatchSize is -1; it must be positive, or 0 for a size the probe chooses.",
        Assert.Throws<ArgumentException>(() => LossProbe.Measure(Right, new ProbeOptions { BatchSize = -1 })).Message,
        StringComparison.Ordinal);

    [Fact]
    public void The_assertion_passes_numbers()
    {
        Assert.Equal(0.37, LossProbe.AssertNegativeElbo(batch => Right(batch) + (0.37 * KlBatchMean(batch))).EffectiveBeta!.Value, 9);
        LossProbe.AssertNegativeElbo(batch => Right(batch) + (4 * KlBatchMean(batch)), expectedBeta: 4);
        LossProbe.AssertNegativeElbo(batch => Errors(batch).sum(1).mean() + KlBatchMean(batch), expectedBeta: 1);
        LossProbe.AssertNegativeElbo(batch => (0.5 * Errors(batch).sum(1).mean()) + KlBatchMean(batch), expectedBeta: 1);
        LossProbe.AssertNegativeElbo(batch => (Mse(batch, Reduction.Sum) / 128) + KlBatchMean(batch));
    }

    [Fact]
    public void The_assertion_wants_the_expected_beta()
    {
        var failure = Assert.Throws<LossProbeException>(() => LossProbe.AssertNegativeElbo(batch => Right(batch) + (2 * KlBatchMean(batch)), expectedBeta: 1));

        Assert.StartsWith("The effective beta is 2, expected 1. balanced, effective beta 2 (event D)", failure.Message, StringComparison.Ordinal);
        Assert.Equal(ProbeVerdict.Balanced, failure.Report.Verdict);
    }

    [Fact]
    public void The_assertion_tells_what_is_wrong()
    {
        static void AssertFails(Func<ProbeBatch, Tensor> loss, string beginning) => Assert.StartsWith(
            "The loss is not shown to be a negative ELBO. " + beginning, Assert.Throws<LossProbeException>(() => LossProbe.AssertNegativeElbo(loss)).Message, StringComparison.Ordinal);

        AssertFails(batch => Bce(batch) + KlBatchMean(batch), "VAE001 wrong scale, effective beta D");
        AssertFails(batch => Bce(batch, Reduction.Sum) + KlBatchMean(batch), "VAE003 wrong scale, effective beta 1/B");
        AssertFails(batch => Right(batch) + KlMean(batch), "VAE002 wrong scale, effective beta 1/L");
        AssertFails(batch => Right(batch) - KlBatchMean(batch), "VAE101 wrong formula, effective beta -1");
        AssertFails(batch => Right(batch) + KlBatchMean(batch).detach(), "VAE301 a term without gradient");
        AssertFails(batch => Right(batch) + Kl(batch.Mean, 2 * batch.LogVariance).sum(1).mean(), "VAE102 wrong formula, effective beta 1");
        AssertFails(batch => BcePerSample(batch).mean().square() + KlBatchMean(batch), "coupled samples");
        AssertFails(Right, "inconclusive (event D)");
    }

    [Fact]
    public void A_loss_that_throws_is_the_cause_of_the_assertions_exception()
    {
        var cause = new InvalidOperationException("The decoder is not built.");

        var failure = Assert.Throws<LossProbeException>(() => LossProbe.AssertNegativeElbo(_ => throw cause));

        Assert.Same(cause, failure.InnerException);
        Assert.Contains("The decoder is not built", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_librarys_own_losses_are_negative_elbos()
    {
        LossProbe.AssertNegativeElbo(batch => (NegativeLogLikelihood.BernoulliLogits(batch.Logits, batch.Target) + KlDivergence.ToStandardNormal(batch.Mean, batch.LogVariance)).mean(), expectedBeta: 1);
        LossProbe.AssertNegativeElbo(
            batch => (NegativeLogLikelihood.BernoulliLogits(batch.Logits, batch.Target) + KlDivergence.ToStandardNormal(batch.Mean, batch.LogVariance)).mean(),
            expectedBeta: 1,
            new ProbeOptions { Event = "C H W" });
    }

    [Fact]
    public void Another_prior_is_an_option()
    {
        static Tensor Loss(ProbeBatch batch) => Right(batch) + (0.5 * ((batch.Mean.square() + batch.LogVariance.exp()) / 4 - batch.LogVariance)).sum(1).mean();

        Assert.Contains("For a prior N(0, 4·I) set ProbeOptions.PriorStandardDeviation", LossProbe.Measure(Loss).Findings[0].Fix, StringComparison.Ordinal);
        LossProbe.AssertNegativeElbo(Loss, expectedBeta: 1, new ProbeOptions { PriorStandardDeviation = 2 });
    }

    [Fact]
    public void A_missing_loss_is_refused() => Assert.Equal("loss", Assert.Throws<ArgumentNullException>(() => LossProbe.Measure(null!)).ParamName);

    private static void AssertText(LossReport report, params string[] lines)
    {
        var text = report.ToString().Split(Environment.NewLine);
        Assert.Equal(lines, text[..lines.Length]);
        Assert.InRange(text.Length, lines.Length, 8);
    }
}
