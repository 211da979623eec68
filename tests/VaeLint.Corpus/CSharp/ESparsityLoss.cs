// style: genomics script: a module with a misleading name holds the absolute error with its mean, beta is a mutable global inside the KL expression, the KL is a sum
// case ElboLoss: R = 1/(B*D); K = 0.05; beta = 0.05*B*D
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.ESparsityLoss;

public static class Script
{
    public static double Beta = 0.05;

    private static readonly L1Loss SparsityLoss = L1Loss(reduction: Reduction.Mean);

    public static void Anneal(int epoch) => Beta = epoch * 1e-4;

    public static Tensor ElboLoss(Tensor reconX, Tensor x, Tensor muZ, Tensor logvarZ)
    {
        var l1Loss = SparsityLoss.forward(reconX, x.view(-1, 1, x.shape[2]));
        var kld = -0.5 * Beta * torch.sum(1 + logvarZ - muZ.pow(2) - logvarZ.exp()); //~ VAE003
        return l1Loss + kld;
    }
}
