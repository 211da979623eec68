using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Runtime.Tests.Vectors;

internal static partial class ReferenceCalls
{
    private static IEnumerable<ReferenceCall> Losses =>
    [
        new("R-01", "nll", (x, _) => NegativeLogLikelihood.BernoulliLogits(x("logits").unsqueeze(1).expand(9, 3), x("x").unsqueeze(0).expand(9, 3), batchDims: 2)),
        new("R-02", "per_sample", (x, _) => NegativeLogLikelihood.BernoulliLogits(x("logits"), x("x"))),
        new("R-02", "batch_mean", (x, _) => NegativeLogLikelihood.BernoulliLogits(x("logits"), x("x")).mean()),
        new("R-03", "per_element", (x, _) => NegativeLogLikelihood.BernoulliProbabilities(x("probs"), x("x"))),
        new("R-04", "entropy", (x, _) => NegativeLogLikelihood.BernoulliProbabilities(x("x"), x("x"))),
        new("R-09", "half_sse", (x, _) => NegativeLogLikelihood.SquaredError(x("x_hat"), x("x")) * 0.5),
        new("R-09", "with_constant", (x, _) => NegativeLogLikelihood.Gaussian(x("x_hat"), x("x"))),
        new("R-10a", "per_sample", (x, record) => NegativeLogLikelihood.Gaussian(x("x_hat"), x("x"), record.Number("sigma"))),
        new("R-10b", "per_sample", (x, record) => NegativeLogLikelihood.Gaussian(x("x_hat"), x("x"), record.Number("sigma"))),
        new("R-11", "per_sample", (x, _) => NegativeLogLikelihood.GaussianLogVariance(x("x_hat"), x("logvar_x"), x("x"))),
        new("R-12", "per_sample", (x, _) => NegativeLogLikelihood.GaussianLogVariance(x("x_hat"), x("log_sigma") * 2, x("x"))),
        new("R-13", "batch_mean_nll", (x, _) => NegativeLogLikelihood.GaussianOptimalVariance(x("x_hat"), x("x")).mean()),
        new("R-14", "per_sample", (x, record) => NegativeLogLikelihood.Laplace(x("x_hat"), x("x"), record.Number("scale"))),
        new("R-16", "per_position", (x, _) => NegativeLogLikelihood.Categorical(x("logits"), Whole(x("target")), classDim: 1)),
        new("R-20", "nll", (x, _) => NegativeLogLikelihood.Poisson(x("log_rate"), Whole(x("x")))),
        new("R-21", "nll", (x, _) => NegativeLogLikelihood.NegativeBinomial(x("mu"), x("theta"), Whole(x("x")))),
        new("R-23", "nll", (x, _) => NegativeLogLikelihood.NegativeBinomial(x("mu"), x("theta"), Whole(x("x")))),
        new("R-24", "nll", (x, _) => NegativeLogLikelihood.ZeroInflatedNegativeBinomial(x("mu"), x("theta"), x("pi_logits"), x("x"))),
        new("S-01", "per_sample", (x, _) => NegativeLogLikelihood.BernoulliLogits(x("logits"), x("x"))),
        new("S-02", "per_sample", (x, _) => NegativeLogLikelihood.BernoulliLogits(x("logits"), x("x"))),
        new("S-04", "per_sample", (x, _) => NegativeLogLikelihood.Categorical(x("logits"), Whole(x("target")), classDim: -1, mask: x("mask"))),
        new("G-02", "d_logits", (x, _) => Slope(x("logits"), logits => NegativeLogLikelihood.BernoulliLogits(logits, x("x")))),
        new("G-04", "d_x_hat", (x, _) => Slope(x("x_hat").view(1), mean => NegativeLogLikelihood.GaussianLogVariance(mean, x("logvar").view(1), x("x").view(1)))),
        new("G-04", "d_logvar", (x, _) => Slope(x("logvar").view(1), logs => NegativeLogLikelihood.GaussianLogVariance(x("x_hat").view(1), logs, x("x").view(1)))),
        new("G-05", "d_x_hat", (x, _) => Slope(x("x_hat"), mean => NegativeLogLikelihood.GaussianOptimalVariance(mean, x("x")).mean())),
        new("G-07", "d_log_rate", (x, _) => Slope(x("log_rate").view(1), rate => NegativeLogLikelihood.Poisson(rate, x("x").view(1)))),
        new("G-07", "d_logits", (x, _) => Slope(x("logits").unsqueeze(0), logits => NegativeLogLikelihood.Categorical(logits, Whole(x("target")).view(1), classDim: 1))),
        new("G-08", "d_mu", (x, _) => Slope(x("mu").view(1), mean => NegativeLogLikelihood.NegativeBinomial(mean, x("theta").view(1), x("x").view(1)))),
        new("G-08", "d_theta", (x, _) => Slope(x("theta").view(1), theta => NegativeLogLikelihood.NegativeBinomial(x("mu").view(1), theta, x("x").view(1)))),
    ];

    private static Tensor Whole(Tensor values) => values.to_type(ScalarType.Int64);

    /// <summary>The gradient of the sum of a function.</summary>
    private static Tensor Slope(Tensor at, Func<Tensor, Tensor> function)
    {
        var leaf = at.detach().clone().requires_grad_();
        function(leaf).sum().backward();
        return leaf.grad!;
    }
}
