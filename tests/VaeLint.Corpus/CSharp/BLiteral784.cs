// style: "784 *" in front of the mean where nothing in the file says how wide the image is
// case VaeLoss: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.BLiteral784;

public static class FashionMnist
{
    public static Tensor VaeLoss(Tensor xDecoded, Tensor x, Tensor zMean, Tensor zLogVar)
    {
        var xentLoss = 784 * binary_cross_entropy(xDecoded, x);
        var klLoss = -0.5 * (1 + zLogVar - zMean.square() - zLogVar.exp()).sum(-1);
        return (xentLoss + klLoss).mean();
    }
}
