// style: sentence VAE with a GRU decoder; token cross entropy with the default reduction, flattened or transposed, beside the summed version
// case Flattened: R = 1/(B*T); K = 1/B; beta = T
// case Transposed: R = 1/(B*T); K = 1/B; beta = T
// case SummedTokens: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.ATextVae;

public sealed class SentenceVaeLoss(int vocabularySize)
{
    private static Tensor Kl(Tensor mean, Tensor logv) => (-0.5 * torch.sum(1 + logv - mean.pow(2) - logv.exp(), dim: 1)).mean();

    public Tensor Flattened(Tensor logits, Tensor tokens, Tensor mean, Tensor logv)
    {
        var batchSize = tokens.shape[0];
        var sequenceLength = tokens.shape[1];
        var nll = F.cross_entropy(logits.reshape(batchSize * sequenceLength, vocabularySize), tokens.reshape(batchSize * sequenceLength)); //~ VAE001
        return nll + Kl(mean, logv);
    }

    public Tensor Transposed(Tensor logits, Tensor tokens, Tensor mean, Tensor logv)
    {
        var scores = logits.view(tokens.shape[0], tokens.shape[1], vocabularySize);
        var nll = F.cross_entropy(scores.transpose(1, 2), tokens); //~ VAE001
        return nll + Kl(mean, logv);
    }

    public Tensor SummedTokens(Tensor logits, Tensor tokens, Tensor mean, Tensor logv)
    {
        var batchSize = tokens.shape[0];
        var nll = F.cross_entropy(logits.reshape(-1, vocabularySize), tokens.reshape(-1), reduction: Reduction.Sum) / batchSize;
        return nll + Kl(mean, logv);
    }
}
