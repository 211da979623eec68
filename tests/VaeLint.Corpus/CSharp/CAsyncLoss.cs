// style: async methods that return tensors and tuples, awaited in the objective; ValueTask and ConfigureAwait
// case Wrong: R = 1/(B*D); K = 1/B; beta = D
// case Right: R = 1/B; K = 1/B; beta = 1
using System.Threading.Tasks;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CAsyncLoss;

public static class AsyncLosses
{
    public static async Task<Tensor> WrongAsync(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var recon = await MeanErrorAsync(xHat, x).ConfigureAwait(false); //~ VAE001
        var kl = await KlAsync(mu, logVar);
        return recon + kl;
    }

    public static async Task<Tensor> RightAsync(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var (recon, kl) = await TermsAsync(xHat, x, mu, logVar);
        return recon + kl;
    }

    private static async Task<(Tensor Recon, Tensor Kl)> TermsAsync(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var kl = await KlAsync(mu, logVar);
        var recon = functional.mse_loss(xHat, x, Reduction.Sum) / x.shape[0];
        return (recon, kl);
    }

    private static async Task<Tensor> MeanErrorAsync(Tensor xHat, Tensor x)
    {
        await Task.Yield();
        return functional.mse_loss(xHat, x);
    }

    private static async ValueTask<Tensor> KlAsync(Tensor mu, Tensor logVar)
    {
        await Task.Yield();
        return (-0.5 * (1 + logVar - mu.pow(2) - logVar.exp())).sum(1).mean();
    }
}
