// style: the car-racing VAE: squares summed over the image axes, KL per sample floored at tolerance times latent size, both averaged
// case Loss: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Corpus.DCarRacingTolerance;

public sealed class ConvVae
{
    public ConvVae(int zSize = 32, double klTolerance = 0.5)
    {
        ZSize = zSize;
        KlTolerance = klTolerance;
    }

    public int ZSize { get; }

    public double KlTolerance { get; }

    public (Tensor Loss, Tensor RLoss, Tensor KlLoss) Loss(Tensor x, Tensor y, Tensor mu, Tensor logvar)
    {
        var rLoss = torch.sum(torch.square(x - y), [1, 2, 3]);
        rLoss = torch.mean(rLoss);

        var klLoss = -0.5 * torch.sum(1 + logvar - torch.square(mu) - torch.exp(logvar), 1);
        klLoss = torch.maximum(klLoss, full_like(klLoss, KlTolerance * ZSize));
        klLoss = torch.mean(klLoss);

        var loss = rLoss + klLoss;
        return (loss, rLoss, klLoss);
    }
}
