// style: both terms carry a free weight from appsettings-like options; mean, summed and pixel-normalised variants
// case Loss: R = alpha/(B*D); K = klWeight/B; beta = klWeight*D/alpha
// case SummedLoss: R = alpha/B; K = klWeight/B; beta = klWeight/alpha
// case PixelLoss: R = alpha/(B*D); K = klWeight/(B*D); beta = klWeight/alpha
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.AAlphaAndBeta;

public class LossWeights
{
    public double Reconstruction { get; set; } = 5.0;

    public double KullbackLeibler { get; set; } = 0.7;
}

public sealed class WeightedVaeLoss
{
    private readonly LossWeights _weights;

    public WeightedVaeLoss(LossWeights weights) => _weights = weights;

    public Tensor Loss(Tensor output, Tensor x, Tensor mean, Tensor logVar)
    {
        Tensor reconstruction = F.smooth_l1_loss(output, x);
        Tensor kl = torch.mean(0.5 * torch.sum(torch.exp(logVar) + mean * mean - 1.0 - logVar, 1));
        return _weights.Reconstruction * reconstruction + _weights.KullbackLeibler * kl; //~ VAE010
    }

    public Tensor SummedLoss(Tensor output, Tensor x, Tensor mean, Tensor logVar)
    {
        Tensor reconstruction = F.smooth_l1_loss(output, x, Reduction.Sum) / x.shape[0];
        Tensor kl = torch.mean(0.5 * torch.sum(torch.exp(logVar) + mean * mean - 1.0 - logVar, 1));
        return _weights.Reconstruction * reconstruction + _weights.KullbackLeibler * kl;
    }

    public Tensor PixelLoss(Tensor output, Tensor x, Tensor mean, Tensor logVar)
    {
        Tensor reconstruction = F.smooth_l1_loss(output, x);
        Tensor kl = 0.5 * torch.sum(torch.exp(logVar) + mean * mean - 1.0 - logVar) / x.numel();
        return _weights.Reconstruction * reconstruction + _weights.KullbackLeibler * kl;
    }
}
