// style: deep-fake detector on a VAE: mean cross-entropy of the flattened image, mean KL, and the cross-entropy of the classifier head
// case VaeLoss: R = 1/(B*D); K = 1/(B*L); beta = D/L
// note: the head predicts a label, so its loss is no reconstruction and stays unmarked
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DFakeFaceClassifier;

public static class FaceTraining
{
    public static Tensor VaeLoss(Tensor reconX, Tensor x, Tensor mu, Tensor logvar, Tensor fakeProb, Tensor isFake)
    {
        x = x.view(x.size(0), -1);
        reconX = reconX.view(reconX.size(0), -1);
        var bce = functional.binary_cross_entropy(reconX, x, reduction: Reduction.Mean); //~ VAE001
        var kld = -0.5 * torch.mean(1 + logvar - mu.pow(2) - logvar.exp()); //~ VAE002
        var clsLoss = functional.binary_cross_entropy(fakeProb, isFake, reduction: Reduction.Mean);

        var totalLoss = bce + kld + clsLoss;
        return totalLoss;
    }
}
