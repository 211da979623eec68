// style: array of terms, torch.stack and a reduction over the terms
// case Wrong: R = 1/(B*D); K = 1/B; beta = D
// case SummedStack: R = 1/B; K = 1/B; beta = 1
// case AveragedStack: R = 1/2; K = 1/2; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CTermArrayStack;

public static class StackedLosses
{
    public static Tensor Wrong(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var recon = (xHat - x).pow(2).mean(); //~ VAE001
        var kl = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(1).mean();
        return torch.stack([recon, kl]).sum();
    }

    public static Tensor SummedStack(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var terms = new Tensor[2];
        terms[0] = (xHat - x).pow(2).flatten(1).sum(1).mean();
        terms[1] = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(1).mean();
        return torch.stack(terms, dim: 0).sum();
    }

    // Half of everything: the same minimum.
    public static Tensor AveragedStack(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var recon = (xHat - x).pow(2).sum();
        var kl = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum();
        return stack(new[] { recon, kl }).mean();
    }
}
