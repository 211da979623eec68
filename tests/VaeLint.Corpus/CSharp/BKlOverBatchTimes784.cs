// style: like many blog posts: mean BCE, "kld /= batch_size * 784" as a compound assignment
// case Loss: R = 1/(B*D); K = 1/(B*D); beta = 1
using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Corpus.BKlOverBatchTimes784;

public static class Vae
{
    public static Tensor Loss(Tensor recon_x, Tensor x, Tensor mu, Tensor logvar)
    {
        var batch_size = x.shape[0];
        var bce = nn.functional.binary_cross_entropy(recon_x, x.view(-1, 784));

        var kld = -0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp());
        // Normalise by same number of elements as in reconstruction
        kld /= batch_size * 784;

        return bce + kld;
    }
}
