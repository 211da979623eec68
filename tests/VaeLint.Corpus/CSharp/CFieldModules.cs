// style: loss modules in fields with initialisers, called through forward and through call
// case Wrong: R = 1/(B*D); K = 1/B; beta = D
// case Right: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CFieldModules;

public sealed class Criterion
{
    private readonly MSELoss _pixels = MSELoss();
    private readonly MSELoss _summedPixels = MSELoss(reduction: Reduction.Sum);

    public Tensor Wrong(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var recon = _pixels.forward(xHat, x); //~ VAE001
        return recon + Kl(mu, logVar);
    }

    public Tensor Right(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var recon = _summedPixels.call(xHat, x) / x.shape[0];
        return recon + Kl(mu, logVar);
    }

    private static Tensor Kl(Tensor mu, Tensor logVar)
        => -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(1).mean();
}
