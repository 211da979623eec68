// style: training wrapper around an injected criterion: its reduction is asked at run time and a sum is divided by the batch; KL per sample, then averaged
// case VaeLoss: not measured
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.ECriterionProperty;

public sealed class LitVae
{
    private readonly Loss<Tensor, Tensor, Tensor> _reconLoss;
    private readonly double _klWeight;

    public LitVae(Loss<Tensor, Tensor, Tensor> reconLoss, double klWeight = 1.0)
    {
        _reconLoss = reconLoss;
        _klWeight = klWeight;
    }

    private Tensor ReconstructionLoss(Tensor x, Tensor reconX)
    {
        var targetX = x.shape.SequenceEqual(reconX.shape) ? x : x.reshape(x.size(0), -1);
        var reconLoss = _reconLoss.forward(reconX, targetX);
        if (_reconLoss.reduction == Reduction.Sum)
        {
            reconLoss = reconLoss / x.shape[0];
        }

        return reconLoss;
    }

    private static Tensor KlLoss(Tensor mu, Tensor logVar) => 0.5 * torch.sum(mu.pow(2) + logVar.exp() - logVar - 1, dim: 1).mean();

    public (Tensor Loss, Tensor Recon, Tensor Kl) VaeLoss(Tensor x, Tensor reconX, Tensor mu, Tensor logVar)
    {
        var recon = ReconstructionLoss(x, reconX);
        var kl = KlLoss(mu, logVar);
        return (recon + _klWeight * kl, recon, kl);
    }
}
