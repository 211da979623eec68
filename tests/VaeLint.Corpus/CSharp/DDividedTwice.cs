// style: two slips when somebody adds a batch normalisation: a mean KL divided by the batch together with the summed reconstruction, and a KL per pixel
// case BothByBatch: R = 1/B; K = 1/(B*B); beta = 1/B
// case KlPerPixel: R = 1/B; K = 1/(784*B); beta = 1/784
// note: in BothByBatch the divisor is common to both terms, so the summed side is the one that disagrees on the batch
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DDividedTwice;

public static class MnistLosses
{
    public static Tensor BothByBatch(Tensor recon, Tensor x, Tensor mu, Tensor logvar)
    {
        var bce = functional.binary_cross_entropy(recon, x, reduction: Reduction.Sum); //~ VAE003
        var kld = torch.mean(-0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp(), dim: 1));
        return (bce + kld) / x.shape[0];
    }

    public static Tensor KlPerPixel(Tensor recon, Tensor x, Tensor mu, Tensor logvar)
    {
        var batch = x.shape[0];
        var bce = functional.binary_cross_entropy(recon.view(-1, 784), x.view(-1, 784), reduction: Reduction.Sum) / batch;
        var kld = -0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp()) / batch;
        return bce + kld / (28 * 28); //~ VAE005
    }
}
