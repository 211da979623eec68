// style: MNIST code moved to CIFAR-10; the factor 784 stayed although the images are 3x32x32 now; right factors beside it
// case StaleFactor: R = 784/(B*D); K = 1/B; beta = D/784
// case CurrentFactor: R = 1/B; K = 1/B; beta = 1
// case ProductOfShape: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.AStaleImageSize;

public class CifarVaeLoss
{
    private const int Channels = 3;
    private const int Side = 32;

    public Tensor StaleFactor(Tensor recon, Tensor image, Tensor mu, Tensor logVar)
    {
        var target = image.view(-1, 3, 32, 32);
        var reconLoss = F.mse_loss(recon.view(-1, 3, 32, 32), target) * 784; //~ VAE001
        var kl = (-0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(1)).mean();
        return reconLoss + kl;
    }

    public Tensor CurrentFactor(Tensor recon, Tensor image, Tensor mu, Tensor logVar)
    {
        var target = image.view(-1, Channels, Side, Side);
        var reconLoss = F.mse_loss(recon.view(-1, Channels, Side, Side), target) * (Channels * Side * Side);
        var kl = (-0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(1)).mean();
        return reconLoss + kl;
    }

    public Tensor ProductOfShape(Tensor recon, Tensor image, Tensor mu, Tensor logVar)
    {
        var target = image.view(-1, Channels, Side, Side);
        var dimensions = target.shape[1] * target.shape[2] * target.shape[3];
        var reconLoss = dimensions * F.mse_loss(recon.view(-1, Channels, Side, Side), target);
        var kl = (-0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(1)).mean();
        return reconLoss + kl;
    }
}
