// style: checked and unchecked integer arithmetic on sizes, casts to int and to float
// case CheckedProduct: R = 1/B; K = 1/B; beta = 1
// case UncheckedBatch: R = 1/(B*D); K = 1/B; beta = D
// case CastDivisor: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CCheckedArithmetic;

public static class CheckedLosses
{
    public static Tensor CheckedProduct(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        int pixels;
        checked
        {
            pixels = (int)x.shape[1] * (int)x.shape[2] * (int)x.shape[3];
        }

        var recon = functional.mse_loss(xHat, x) * pixels;
        return recon + KlSum(mu, logVar) / checked((int)x.shape[0]);
    }

    public static Tensor UncheckedBatch(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var batch = unchecked((int)x.shape[0]);
        var recon = functional.mse_loss(xHat, x); //~ VAE001
        return recon + KlSum(mu, logVar) / batch;
    }

    public static Tensor CastDivisor(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var batch = (float)x.size(0);
        var scale = 1.0f / batch;
        var recon = functional.mse_loss(xHat, x, Reduction.Sum) * scale;
        return recon + KlSum(mu, logVar) * scale;
    }

    private static Tensor KlSum(Tensor mu, Tensor logVar)
        => 0.5 * (mu.pow(2) + logVar.exp() - logVar - 1).sum();
}
