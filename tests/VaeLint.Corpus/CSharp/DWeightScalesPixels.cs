// style: course module with a weight of 500 on the summed cross-entropy, named beta although it multiplies the reconstruction
// case VaeLossFunction: R = 500; K = 1; beta = 0.002
// note: an explicit weight on balanced terms
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DWeightScalesPixels;

public static class Module5
{
    public static Tensor VaeLossFunction(Tensor reconX, Tensor x, Tensor mu, Tensor logvar)
    {
        var beta = 500;
        var bce = functional.binary_cross_entropy(reconX, x, reduction: Reduction.Sum);
        var kld = -0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp());
        return beta * bce + kld;
    }
}
