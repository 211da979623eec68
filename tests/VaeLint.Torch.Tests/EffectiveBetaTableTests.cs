using TorchSharp;
using VaeLint.Corpus;
using VaeLint.Torch.Tests.Infrastructure;
using VaeLint.Torch.Tests.Oracle;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Torch.Tests;

/// <summary>
/// The table of effective betas that the messages and the documentation quote, measured: M = 784 event elements, D = 20 latents, B = 64. The reference
/// likelihoods are the Bernoulli NLL and the Gaussian NLL of variance 1, which is half of the squared error.
/// </summary>
public sealed class EffectiveBetaTableTests : TorchTest
{
    private const long M = 784;
    private const long D = 20;
    private const long B = 64;

    private static readonly Dictionary<string, Row> Rows = new(StringComparer.Ordinal)
    {
        ["BCE mean, KL sum"] = new(Likelihood.BernoulliLogits, io => Bce(io, Reduction.Mean) + (Kl(io).sum() / B), M),
        ["BCE sum, KL latent mean"] = new(Likelihood.BernoulliLogits, io => (Bce(io, Reduction.Sum) / B) + Kl(io).mean(), 1.0 / D),
        ["BCE mean, KL latent mean"] = new(Likelihood.BernoulliLogits, io => Bce(io, Reduction.Mean) + Kl(io).mean(), 39.2),
        ["MSE mean, KL sum"] = new(Likelihood.SquaredError, io => Mse(io, Reduction.Mean) + (Kl(io).sum() / B), M / 2.0),
        ["SSE, KL sum"] = new(Likelihood.SquaredError, io => Mse(io, Reduction.Sum) + Kl(io).sum(), 0.5),
        ["half SSE, KL sum"] = new(Likelihood.SquaredError, io => (0.5 * Mse(io, Reduction.Sum)) + Kl(io).sum(), 1),
        ["recon batch sum, KL batch mean"] = new(Likelihood.BernoulliLogits, io => Bce(io, Reduction.Sum) + Kl(io).sum(1).mean(), 1.0 / B),
        ["recon batch mean, KL batch sum"] = new(Likelihood.BernoulliLogits, io => (Bce(io, Reduction.Sum) / B) + Kl(io).sum(), B),
        ["everything summed"] = new(Likelihood.BernoulliLogits, io => Bce(io, Reduction.Sum) + Kl(io).sum(), 1),
        ["everything divided by B M"] = new(Likelihood.BernoulliLogits, io => Bce(io, Reduction.Mean) + (Kl(io).sum() / (B * M)), 1),
        ["KL without the half"] = new(Likelihood.BernoulliLogits, io => Bce(io, Reduction.Sum) + (2 * Kl(io)).sum(), 2),
        ["both means over everything times original_dim on BCE (Keras)"] = new(Likelihood.BernoulliLogits, io => (M * Bce(io, Reduction.Mean)) + Kl(io).sum(1).mean(), 1),
    };

    public static TheoryData<string> Names => [.. Rows.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Effective_beta_is_as_the_table_says(string name)
    {
        var row = Rows[name];
        var measured = Beta(row, new Sizes(B, [M], [D]));
        Assert.InRange(measured, row.Beta * (1 - 1e-9), row.Beta * (1 + 1e-9));
    }

    [Fact]
    public void A_kld_weight_on_a_mean_squared_error_is_w_M_over_2()
    {
        const double Weight = 0.00025;
        var row = new Row(Likelihood.SquaredError, io => Mse(io, Reduction.Mean) + (Weight * (Kl(io).sum() / io.Batch)), Weight * 12288 / 2);
        Assert.Equal(1.536, row.Beta, 12);
        Assert.Equal(row.Beta, Beta(row, new Sizes(2, [12288], [D])), 9);
    }

    private static double Beta(Row row, Sizes sizes)
    {
        var measurement = LossMeasurement.At(new CorpusCase("row", row.Likelihood, row.Loss), sizes);
        Assert.InRange(measurement.Reconstruction.Residual, 0, 1e-9);
        Assert.InRange(measurement.KlMean.Residual, 0, 1e-9);
        Assert.InRange(measurement.KlLogVariance.Residual, 0, 1e-9);
        Assert.Equal(measurement.KlMean.Weight, measurement.KlLogVariance.Weight, 1e-9 * Math.Abs(measurement.KlMean.Weight));

        // The oracle's squared error has weight 1; as a unit Gaussian's NLL, ½ of it has, so its weight counts twice.
        var reference = row.Likelihood == Likelihood.SquaredError ? 2 : 1;
        return measurement.KlMean.Weight / (reference * measurement.Reconstruction.Weight);
    }

    private static Tensor Bce(LossInputs io, Reduction reduction) => F.binary_cross_entropy_with_logits(io.Logits, io.BinaryTarget, reduction: reduction);

    private static Tensor Mse(LossInputs io, Reduction reduction) => F.mse_loss(io.Reconstruction, io.Target, reduction);

    private static Tensor Kl(LossInputs io) => 0.5 * (io.Mean.square() + io.LogVariance.exp() - io.LogVariance - 1);

    private sealed record Row(Likelihood Likelihood, Func<LossInputs, Tensor> Loss, double Beta);
}
