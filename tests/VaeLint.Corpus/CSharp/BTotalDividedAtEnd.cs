// style: sums everywhere, one division by the batch at the end, nested static class
// case Total: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Corpus.BTotalDividedAtEnd;

public static class Genomics
{
    public static class Objectives
    {
        public static Tensor Total(Tensor logits, Tensor genotypes, Tensor mu, Tensor logVar)
        {
            var total = nn.functional.binary_cross_entropy_with_logits(logits, genotypes, reduction: nn.Reduction.Sum);
            total = total + Kl(mu, logVar);
            return total / genotypes.shape[0];
        }

        private static Tensor Kl(Tensor mu, Tensor logVar)
        {
            return -0.5 * torch.sum(1 + logVar - mu.pow(2) - torch.exp(logVar));
        }
    }
}
