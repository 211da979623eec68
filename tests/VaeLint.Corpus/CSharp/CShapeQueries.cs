// style: sizes from shape[i], size(i), numel() and the size() array, as factors and divisors
// case TimesSize: R = 1/B; K = 1/B; beta = 1
// case NumelOverBatch: R = 1/B; K = 1/B; beta = 1
// case EverythingPerElement: R = 1/(B*D); K = 1/(B*D); beta = 1
// case TimesBatch: R = 1/D; K = 1; beta = D
// case CountedTwice: R = D/B; K = 1/B; beta = 1/D
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CShapeQueries;

public static class ShapeLosses
{
    public static Tensor TimesSize(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
        => functional.l1_loss(xHat, x) * x.size(1) + KlSum(mu, logVar) / x.size(0);

    public static Tensor NumelOverBatch(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var sizes = x.size();
        double perSample = (double)x.numel() / sizes[0];
        return functional.l1_loss(xHat, x) * perSample + KlSum(mu, logVar) / sizes[0];
    }

    public static Tensor EverythingPerElement(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
        => functional.l1_loss(xHat, x) + KlSum(mu, logVar) / (x.shape[0] * x.shape[1]);

    // Multiplied by the wrong axis.
    public static Tensor TimesBatch(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var recon = functional.l1_loss(xHat, x) * x.shape[0]; //~ VAE001
        return recon + KlSum(mu, logVar);
    }

    public static Tensor CountedTwice(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var pixels = x.shape[1];
        var recon = functional.l1_loss(xHat, x, Reduction.Sum) / x.shape[0];
        recon = recon * pixels; //~ VAE005
        return recon + KlSum(mu, logVar) / x.shape[0];
    }

    private static Tensor KlSum(Tensor mu, Tensor logVar)
        => -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum();
}
