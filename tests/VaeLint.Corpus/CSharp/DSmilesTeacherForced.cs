// style: SMILES VAE with teacher forcing: cross-entropy with the alphabet on the channel axis averaged over batch and length, per-sample KL without a weight
// case VaeLoss: R = 1/(B*T); K = 1/B; beta = T
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.DSmilesTeacherForced;

public static class SmilesVae
{
    public const int MaxLength = 120;
    public const int Alphabet = 33;

    public static Tensor VaeLoss(Tensor decoded, Tensor tokens, Tensor mu, Tensor logvar)
    {
        var logits = decoded.view(-1, MaxLength, Alphabet);
        var reconstruction = F.cross_entropy(logits.transpose(1, 2), tokens); //~ VAE001
        var kl = (-0.5 * (1 + logvar - mu.pow(2) - logvar.exp()).sum(1)).mean();
        return reconstruction + kl;
    }
}
