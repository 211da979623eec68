// style: ladder VAE, for loop over arrays of means and log-variances, terms accumulated with +=
// case Wrong: R = 1/B; K = 1/(B*L); beta = 1/L
// case Right: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CForLoopLevels;

public static class LadderLosses
{
    public static Tensor Wrong(Tensor xHat, Tensor x, Tensor[] means, Tensor[] logVariances)
    {
        var loss = functional.mse_loss(xHat, x, Reduction.Sum) / x.shape[0];
        for (var level = 0; level < means.Length; level++)
        {
            var mu = means[level];
            var logVar = logVariances[level];
            loss += -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).mean(); //~ VAE002
        }

        return loss;
    }

    public static Tensor Right(Tensor xHat, Tensor x, Tensor[] means, Tensor[] logVariances)
    {
        var recon = functional.mse_loss(xHat, x, Reduction.Sum);
        var kl = zeros(1, dtype: recon.dtype, device: recon.device);
        for (var level = 0; level < means.Length; level++)
        {
            var mu = means[level];
            var logVar = logVariances[level];
            kl = kl + (-0.5 * (1 + logVar - mu.pow(2) - logVar.exp())).sum();
        }

        return (recon + kl) / x.shape[0];
    }
}
