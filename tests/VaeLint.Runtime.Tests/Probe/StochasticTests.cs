using TorchSharp;
using VaeLint.Runtime.Tests.Infrastructure;
using static TorchSharp.torch;
using static VaeLint.Runtime.Tests.Probe.TermForms;

namespace VaeLint.Runtime.Tests.Probe;

/// <summary>Losses that draw random numbers: averaged until the powers are sure, or inconclusive.</summary>
public sealed class StochasticTests : TorchTest
{
    [Fact]
    public void A_sampled_kl_is_averaged()
    {
        var report = LossProbe.Measure(batch => Right(batch) + SampledKl(batch).sum(1).mean());

        Assert.True(report.IsStochastic);
        Assert.Equal((ProbeVerdict.Balanced, "1"), (report.Verdict, report.Relation!.ToString()));
    }

    [Fact]
    public void A_sampled_kl_that_is_averaged_over_the_latents_is_found()
    {
        var report = LossProbe.Measure(batch => Right(batch) + SampledKl(batch).mean());

        Assert.True(report.IsStochastic);
        Assert.Equal("VAE002", Assert.Single(report.RuleIds));
        Assert.Equal(-1, report.Relation!.Power("L"));
        Assert.Equal(0, report.Relation.Power("B"));
    }

    [Fact]
    public void A_sample_that_reaches_no_gradient_leaves_the_weights_exact()
    {
        var report = LossProbe.Measure(batch => Bce(batch) + KlBatchMean(batch) + randn(1, dtype: ScalarType.Float64).sum());

        Assert.True(report.IsStochastic);
        Assert.Equal(("D", 1.0), (report.Relation!.ToString(), Math.Round(report.Relation.Number, 9)));
    }

    [Fact]
    public void The_sample_of_the_batch_needs_no_averaging()
    {
        var report = LossProbe.Measure(batch =>
        {
            var noise = (batch.Z - batch.Mean) / batch.StandardDeviation;
            var logPosterior = (-0.5 * noise.square()) - batch.StandardDeviation.log();
            return Right(batch) + (logPosterior + (0.5 * batch.Z.square())).sum(1).mean();
        });

        Assert.False(report.IsStochastic);
        Assert.Equal(ProbeVerdict.Balanced, report.Verdict);
        Assert.Equal(1, report.EffectiveBeta!.Value, 9);
    }

    [Fact]
    public void Noise_that_hides_the_weights_is_inconclusive()
    {
        var report = LossProbe.Measure(
            batch => Right(batch) + KlBatchMean(batch) + (1e4 * randn_like(batch.Mean) * batch.Mean * batch.LogVariance).sum(),
            new ProbeOptions { MaximumRuns = 400 });

        Assert.Equal(ProbeVerdict.Inconclusive, report.Verdict);
        Assert.Contains("after 400 runs", report.InconclusiveReason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_loss_measures_the_same_twice()
    {
        static Tensor Loss(ProbeBatch batch) => Right(batch) + SampledKl(batch).sum();

        Assert.Equal(LossProbe.Measure(Loss).ToString(), LossProbe.Measure(Loss).ToString());
    }

    private static Tensor SampledKl(ProbeBatch batch)
    {
        var sigma = batch.StandardDeviation;
        var z = batch.Mean + (sigma * randn_like(sigma));
        return (-0.5 * ((z - batch.Mean) / sigma).square()) - sigma.log() + (0.5 * z.square());
    }
}
