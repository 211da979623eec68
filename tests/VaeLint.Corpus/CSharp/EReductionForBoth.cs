// style: biosignal VAE: one reduction argument for both terms, clamped moments, a guard that replaces a KL with NaN by zeros
// case Loss: R = 1/(B*D); K = 1/B; beta = D
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.EReductionForBoth;

public static class EvokedResponseLoss
{
    public static Tensor Loss(Tensor reconstruction, Tensor timeSeries, Tensor mu, Tensor logvar, Reduction reduction = Reduction.Mean)
    {
        var signalLoss = F.mse_loss(reconstruction, timeSeries, reduction: reduction); //~ VAE001

        mu = torch.clamp(mu, min: -10, max: 10);
        logvar = torch.clamp(logvar, min: -10, max: 10);

        var klLoss = -0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp(), dim: -1);
        if (klLoss.isnan().any().item<bool>())
        {
            Console.WriteLine("NaN detected in KL loss");
            klLoss = torch.zeros_like(klLoss);
        }

        if (reduction == Reduction.Mean)
        {
            klLoss = klLoss.mean();
        }
        else if (reduction == Reduction.Sum)
        {
            klLoss = klLoss.sum();
        }

        return signalLoss + klLoss;
    }
}
