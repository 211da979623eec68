// style: training loops with the loader's batch size in a local const or a static readonly field, used as divisor
// case Train: not measured
// case TrainMean: not measured
// case KlPerBatch: R = 1/B; K = 1/32; beta = B/32
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.AFixedBatchLoop;

public static class MnistScript
{
    private static readonly int batchSize = 32;

    public static void Train(Module<Tensor, (Tensor, Tensor, Tensor)> vae, IEnumerable<Tensor> loader)
    {
        const int batchSize = 128;
        var optimizer = optim.Adam(vae.parameters(), lr: 1e-3);
        foreach (var x in loader)
        {
            var (decoded, mu, logvar) = vae.call(x);
            var recon = F.binary_cross_entropy(decoded, x, reduction: Reduction.Sum);
            var kld = torch.mean(-0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp(), dim: 1));
            var loss = recon / batchSize + kld; //~ VAE012
            optimizer.zero_grad();
            loss.backward();
            optimizer.step();
        }
    }

    public static void TrainMean(Module<Tensor, (Tensor, Tensor, Tensor)> vae, IEnumerable<Tensor> loader)
    {
        const int batchSize = 128;
        var optimizer = optim.Adam(vae.parameters(), lr: 1e-3);
        foreach (var x in loader)
        {
            var (decoded, mu, logvar) = vae.call(x);
            var recon = F.mse_loss(decoded, x); //~ VAE001
            var kld = -0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp());
            kld /= batchSize; //~ VAE012
            var loss = recon + kld;
            optimizer.zero_grad();
            loss.backward();
            optimizer.step();
        }
    }

    public static Tensor KlPerBatch(Tensor decoded, Tensor x, Tensor mu, Tensor logvar)
    {
        var recon = F.mse_loss(decoded, x, Reduction.Sum) / x.shape[0];
        var kld = -0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp()) / batchSize; //~ VAE012
        return recon + kld;
    }
}
