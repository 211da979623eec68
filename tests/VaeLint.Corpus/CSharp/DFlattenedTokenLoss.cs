// style: generic sequence trainer: criterion of the config over flattened tokens, the whole KL summed, kl_weight 0.1 of a constant
// case TotalLoss: R = 1/(B*T); K = 0.1; beta = 0.1*B*T
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DFlattenedTokenLoss;

public sealed class SequenceTrainer
{
    private const double KlWeight = 0.1;
    private const int Length = 60;
    private const int Vocabulary = 41;

    public static Tensor TotalLoss(Tensor mainOutput, Tensor targets, Tensor mu, Tensor logVar)
    {
        var tokens = mainOutput.view(-1, Length, Vocabulary);
        var reconLoss = functional.cross_entropy(tokens.reshape(-1, tokens.size(-1)), targets.reshape(-1));
        var klLoss = -0.5 * torch.sum(1 + logVar - mu.pow(2) - logVar.exp()); //~ VAE003
        var totalLoss = reconLoss + KlWeight * klLoss;
        return totalLoss;
    }
}
