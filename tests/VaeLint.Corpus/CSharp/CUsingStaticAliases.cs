// style: using static of the functional class, aliases for classes, for Tensor and for the module
// case Wrong: R = 1/(B*D); K = 1/(B*L); beta = D/L
// case Right: R = 1; K = 1; beta = 1
using TorchSharp;
using static TorchSharp.torch.nn.functional;
using F = TorchSharp.torch.nn.functional;
using Reduce = TorchSharp.torch.nn.Reduction;
using T = TorchSharp.torch.Tensor;

namespace VaeLint.Corpus.CUsingStaticAliases;

public static class AliasedLosses
{
    public static T Wrong(T logits, T x, T mu, T logVar)
    {
        var recon = binary_cross_entropy_with_logits(logits, x); //~ VAE001
        var kl = -0.5 * torch.mean(1 + logVar - torch.pow(mu, 2) - torch.exp(logVar)); //~ VAE002
        return torch.add(recon, kl);
    }

    public static T Right(T logits, T x, T mu, T logVar)
    {
        var recon = F.binary_cross_entropy_with_logits(logits, x, reduction: Reduce.Sum);
        var kl = -0.5 * torch.sum(1 + logVar - torch.pow(mu, 2) - torch.exp(logVar));
        return torch.add(recon, kl);
    }
}
