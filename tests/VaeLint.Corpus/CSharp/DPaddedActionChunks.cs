// style: the same policy family with padded chunks: the absolute error is multiplied by the padding mask before the mean
// case Forward: not measured
// note: the mask is an unknown elementwise weight on the reconstruction, so nothing is reported although the mean hides a size in real use
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DPaddedActionChunks;

public sealed class PaddedPolicyLoss
{
    private readonly double _klWeight = 10.0;

    public Tensor Forward(Tensor actionsHat, Tensor action, Tensor isPad, Tensor mu, Tensor logVar)
    {
        var l1 = functional.l1_loss(actionsHat, action, reduction: Reduction.None);
        var valid = isPad.logical_not().unsqueeze(-1).to(l1.dtype);
        var l1Loss = (l1 * valid).mean();
        var kl = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp());
        return l1Loss + _klWeight * kl.sum(-1).mean();
    }
}
