using TorchSharp;
using VaeLint.Probing;
using VaeLint.Tensors;
using static TorchSharp.torch;

namespace VaeLint;

/// <summary>
/// Measures what a loss really weighs: it runs the loss on tensors of prime sizes, fits the gradients to those of known likelihoods and of the KL, and factors
/// their weights into powers of batch, event and latent size. For unit tests of losses.
/// </summary>
public static class LossProbe
{
    private static readonly object Gate = new();

    /// <summary>Measures a loss.</summary>
    /// <param name="loss">
    /// The loss, as a function of roles: <c>batch => MyLoss(batch.Logits, batch.Target, batch.Mean, batch.LogVariance)</c>. Only the roles it reads take part. It is
    /// called some times for a deterministic loss and some thousand times for one that draws random numbers. Tensors that it makes are disposed after each call, as in
    /// a training step with a dispose scope; gradients of the user's own parameters are not touched.
    /// </param>
    /// <param name="options">Sizes, type and effort; null for the defaults.</param>
    /// <returns>The report; a loss that throws gives an inconclusive one.</returns>
    /// <exception cref="ArgumentException">An option is malformed.</exception>
    /// <remarks>The global random state is as before when the call returns. Calls from several threads take turns. Weight 1 is the sum over everything, Kingma and Welling, arXiv:1312.6114, equation 10.</remarks>
    public static LossReport Measure(Func<ProbeBatch, Tensor> loss, ProbeOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(loss);
        var checkedOptions = (options ?? new ProbeOptions()).Checked();
        lock (Gate)
        {
            using var random = new GlobalRandomState();
            using var training = inference_mode(false);
            using var gradients = enable_grad();
            using var scope = NewDisposeScope();
            return new LayoutSearch(loss, checkedOptions).Run();
        }
    }

    /// <summary>
    /// Asserts that a loss is a negative ELBO up to one common factor: no size is left between its terms, each has the right sign, form and a gradient, and no sample
    /// depends on another. Numbers pass and are reported.
    /// </summary>
    /// <param name="loss">The loss, as in <see cref="Measure"/>.</param>
    /// <param name="expectedBeta">The β that the loss has to have; null for any. For a squared error, with and without the ½ of the Gaussian.</param>
    /// <param name="options">Sizes, type and effort; null for the defaults.</param>
    /// <returns>The report.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="expectedBeta"/> is negative or not finite.</exception>
    /// <exception cref="LossProbeException">The loss is not a negative ELBO, has another β, or could not be measured.</exception>
    /// <exception cref="ArgumentException">An option is malformed.</exception>
    public static LossReport AssertNegativeElbo(Func<ProbeBatch, Tensor> loss, double? expectedBeta = null, ProbeOptions? options = null)
    {
        if (expectedBeta is { } wanted)
        {
            Arguments.IsNotNegative(nameof(LossProbe) + "." + nameof(AssertNegativeElbo), nameof(expectedBeta), wanted);
        }

        var report = Measure(loss, options);
        if (report.Verdict != ProbeVerdict.Balanced)
        {
            throw new LossProbeException($"The loss is not shown to be a negative ELBO. {report}", report);
        }

        if (expectedBeta is { } expected && !HasBeta(report, expected))
        {
            var actual = report.EffectiveBeta is { } beta ? ProbeWeight.FormatNumber(beta) : report.Relation?.ToString() ?? "unknown";
            throw new LossProbeException($"The effective beta is {actual}, expected {ProbeWeight.FormatNumber(expected)}. {report}", report);
        }

        return report;
    }

    private static bool HasBeta(LossReport report, double expected)
    {
        if (report.EffectiveBeta is not { } beta)
        {
            return false;
        }

        var tolerance = (report.IsStochastic ? 0.1 : 1e-3) * Math.Abs(expected);
        var isSquaredError = report.Terms.Where(term => term.IsReconstruction).All(term => term.Likelihood == ProbeLikelihood.SquaredError);
        return Math.Abs(beta - expected) <= tolerance || (isSquaredError && Math.Abs((beta / 2) - expected) <= tolerance);
    }
}
