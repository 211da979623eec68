using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Runtime.Tests.Docs;

using Shapes = VaeLint.Shapes;

/// <summary>The C# examples of docs/runtime.md, between the markers; <see cref="ExampleTests"/> runs them.</summary>
internal static class Examples
{
    public static double Mnist(Tensor logits, Tensor x, Tensor mean, Tensor logVariance)
    {
        // docs:begin mnist
        // logits, x: [B, 1, 28, 28]; mean, logVariance: [B, L]
        using var elbo = NegativeElbo.Bernoulli(logits, x, mean, logVariance);
        elbo.Loss.backward();
        var (loss, reconstruction, kl, _) = elbo.ReadMetrics();
        // docs:end
        Assert.Equal(loss, reconstruction + kl, 1e-4);
        return loss;
    }

    public static double Images(Tensor outputMean, Tensor channelLogVariance, Tensor x, Tensor mean, Tensor logVariance)
    {
        // docs:begin images
        // outputMean, x: [B, 3, H, W]; channelLogVariance: [3, 1, 1], a parameter of the model
        var variance = LogVariance.SoftFloor(channelLogVariance, minimum: -6.0);
        var nll = NegativeLogLikelihood.GaussianLogVariance(outputMean, variance, x);
        using var elbo = NegativeElbo.Compute(nll, KlDivergence.ToStandardNormal(mean, logVariance));
        elbo.Loss.backward();
        // docs:end
        return elbo.ReadMetrics().Loss;
    }

    public static double Annealed(Tensor logits, Tensor x, Tensor mean, Tensor logVariance, int step)
    {
        // docs:begin annealing
        var beta = 4.0 * BetaSchedule.Linear(step, warmup: 10_000);
        using var elbo = NegativeElbo.Bernoulli(logits, x, mean, logVariance, beta);
        elbo.Loss.backward();
        var comparable = elbo.ReadMetrics().UnweightedLoss;
        // docs:end
        return comparable;
    }

    public static double Text(Tensor logits, Tensor tokens, Tensor mean, Tensor logVariance, long padding)
    {
        // docs:begin text
        // logits: [B, T, V]; tokens: [B, T]; the sum over the tokens is never divided by their number
        var nll = NegativeLogLikelihood.Categorical(logits, tokens, classDim: 2, mask: tokens.ne(padding));
        var kl = FreeBits.PerDimension(KlDivergence.ToStandardNormalPerDimension(mean, logVariance), 0.25);
        using var elbo = NegativeElbo.Compute(nll, kl);
        elbo.Loss.backward();
        // docs:end
        return elbo.ReadMetrics().Loss;
    }

    public static double Counts(Tensor rate, Tensor inverseDispersion, Tensor zeroLogits, Tensor counts, Tensor mean, Tensor logVariance)
    {
        // docs:begin counts
        // rate: [B, G], already multiplied by the library size; inverseDispersion: [B, G]; zeroLogits: [B, G]
        var nll = NegativeLogLikelihood.ZeroInflatedNegativeBinomial(rate, inverseDispersion, zeroLogits, counts);
        using var elbo = NegativeElbo.Compute(nll, KlDivergence.ToStandardNormal(mean, logVariance));
        elbo.Loss.backward();
        // docs:end
        return elbo.ReadMetrics().Loss;
    }

    public static LossReport Probe()
    {
        // docs:begin probe
        var report = LossProbe.AssertNegativeElbo(batch =>
            nn.functional.binary_cross_entropy_with_logits(batch.Logits, batch.Target, reduction: nn.Reduction.Sum) / batch.BatchSize
            + KlDivergence.ToStandardNormal(batch.Mean, batch.LogVariance).mean());
        // docs:end
        return report;
    }

    public static void ShapesOfOneStep(Tensor x, Tensor xHat, Tensor mean, Tensor logVariance)
    {
        // docs:begin shapes
        Shapes.Check("x: B 1 28 28, xHat: B 1 28 28, mean: B L, logVariance: B L", x, xHat, mean, logVariance);
        // docs:end
    }
}
