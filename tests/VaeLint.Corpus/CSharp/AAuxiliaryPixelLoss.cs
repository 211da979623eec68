// style: summed BCE and KL per image, plus an extra pixel loss that somebody added with the default mean; plain and with a literal weight
// case PlainAuxiliary: R1 = 1/B; R2 = 1/(B*D); K = 1/B; not measured
// case WeightedAuxiliary: R1 = 1/B; R2 = 0.3/(B*D); K = 1/B; not measured
// case SummedAuxiliary: R1 = 1/B; R2 = 0.3/B; K = 1/B; not measured
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.AAuxiliaryPixelLoss;

public class SharpImageObjective
{
    private static (Tensor bce, Tensor kl) Base(Tensor probabilities, Tensor image, Tensor mu, Tensor logVar)
    {
        var n = image.shape[0];
        var bce = F.binary_cross_entropy(probabilities, image, reduction: Reduction.Sum) / n;
        var kl = -0.5 * (1 + logVar - mu.square() - logVar.exp()).sum() / n;
        return (bce, kl);
    }

    public Tensor PlainAuxiliary(Tensor probabilities, Tensor image, Tensor mu, Tensor logVar)
    {
        var (bce, kl) = Base(probabilities, image, mu, logVar);
        var sharp = F.l1_loss(probabilities, image); //~ VAE001
        return bce + kl + sharp;
    }

    public Tensor WeightedAuxiliary(Tensor probabilities, Tensor image, Tensor mu, Tensor logVar)
    {
        var (bce, kl) = Base(probabilities, image, mu, logVar);
        var sharp = F.l1_loss(probabilities, image);
        return bce + kl + 0.3 * sharp; //~ VAE010
    }

    public Tensor SummedAuxiliary(Tensor probabilities, Tensor image, Tensor mu, Tensor logVar)
    {
        var (bce, kl) = Base(probabilities, image, mu, logVar);
        var sharp = F.l1_loss(probabilities, image, Reduction.Sum) / image.shape[0];
        return bce + kl + 0.3 * sharp;
    }
}
