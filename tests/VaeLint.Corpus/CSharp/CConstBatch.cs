// style: batch size as a constant and as a parameter
// case ConstDivisor: R = 1/B; K = 1/B; beta = 1
// case ConstDivisorMeanError: R = 1/(B*D); K = 1/B; beta = D
// case ParameterDivisor: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CConstBatch;

public static class BatchLosses
{
    private const int BatchSize = 128;

    public static Tensor ConstDivisor(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var recon = functional.mse_loss(xHat, x, Reduction.Sum) / BatchSize; //~ VAE012
        var kl = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(1).mean();
        return recon + kl;
    }

    public static Tensor ConstDivisorMeanError(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var recon = functional.mse_loss(xHat, x); //~ VAE001
        var kl = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum();
        return recon + kl / BatchSize; //~ VAE012
    }

    public static Tensor ParameterDivisor(Tensor xHat, Tensor x, Tensor mu, Tensor logVar, int batchSize)
    {
        var recon = functional.mse_loss(xHat, x, Reduction.Sum) / batchSize;
        var kl = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(1).mean();
        return recon + kl;
    }
}
