// style: one-method loss, mean BCE with logits times x.shape[1], per-sample KL averaged, expression body
// case Elbo: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.BMeanTimesFeatureCount;

internal static class BagOfWordsVae
{
    public static Tensor Elbo(Tensor logits, Tensor words, Tensor mu, Tensor logVariance)
        => words.shape[1] * binary_cross_entropy_with_logits(logits, words) + KlToUnitGaussian(mu, logVariance).mean();

    private static Tensor KlToUnitGaussian(Tensor mu, Tensor logVariance)
        => -0.5 * (1 + logVariance - mu * mu - exp(logVariance)).sum(dim: -1);
}
