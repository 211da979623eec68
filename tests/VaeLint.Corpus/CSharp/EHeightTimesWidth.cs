// style: segmentation VAE from Keras: everything flattened before the error, multiplied by height and width of a channels-last image, the channels forgotten
// case MyLoss: R = 1/(B*C); K = 1/B; beta = C
// case MyLossColour: R = 1/B; K = 1/B; beta = 1
// axes: H W C
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.EHeightTimesWidth;

public static class VUnet
{
    private static Tensor KlLoss(Tensor mu, Tensor logSigma)
    {
        var klLoss = 1 + logSigma - torch.square(mu) - torch.exp(logSigma);
        klLoss = torch.sum(klLoss, dim: -1);
        klLoss *= -0.5;
        return klLoss;
    }

    public static Tensor MyLoss(Tensor yDecoded, Tensor y, Tensor mu, Tensor logSigma)
    {
        var inputs = y.permute(0, 2, 3, 1);
        var decoded = yDecoded.permute(0, 2, 3, 1);
        var reconstructionLoss = F.mse_loss(decoded.flatten(), inputs.flatten()); //~ VAE001
        reconstructionLoss *= inputs.shape[1] * inputs.shape[2];
        return torch.mean(reconstructionLoss + KlLoss(mu, logSigma));
    }

    public static Tensor MyLossColour(Tensor yDecoded, Tensor y, Tensor mu, Tensor logSigma)
    {
        var inputs = y.permute(0, 2, 3, 1);
        var decoded = yDecoded.permute(0, 2, 3, 1);
        var reconstructionLoss = F.mse_loss(decoded.flatten(), inputs.flatten());
        reconstructionLoss *= inputs.shape[1] * inputs.shape[2] * inputs.shape[3];
        return torch.mean(reconstructionLoss + KlLoss(mu, logSigma));
    }
}
