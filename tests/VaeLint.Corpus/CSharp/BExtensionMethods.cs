// style: fluent extension methods: x.SquaredErrorTo(y).PerSample(), posterior.KlToPrior(), AverageOverBatch()
// case Loss: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Corpus.BExtensionMethods;

public static class TensorExtensions
{
    public static Tensor SquaredErrorTo(this Tensor prediction, Tensor target) => (prediction - target).pow(2);

    /// <summary>Sum over everything but the batch axis.</summary>
    public static Tensor PerSample(this Tensor elementwise) => elementwise.reshape(elementwise.shape[0], -1).sum(1);

    public static Tensor AverageOverBatch(this Tensor perSample) => perSample.mean();

    public static Tensor KlToPrior(this (Tensor mu, Tensor logVar) q)
    {
        var (mu, logVar) = q;
        return (0.5 * (mu.pow(2) + logVar.exp() - logVar - 1)).PerSample();
    }
}

public static class SeismicVae
{
    public static Tensor Loss(Tensor trace, Tensor reconstructed, Tensor mu, Tensor logVar)
    {
        var error = reconstructed.SquaredErrorTo(trace).PerSample();
        var divergence = (mu, logVar).KlToPrior();
        return error.AverageOverBatch() + divergence.AverageOverBatch();
    }
}
