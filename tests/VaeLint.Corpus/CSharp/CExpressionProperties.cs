// style: an object per batch with expression-bodied properties for the terms and the totals
// case Total: R = 1/(B*D); K = 1/B; beta = D
// case Balanced: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CExpressionProperties;

public sealed class BatchLoss
{
    private readonly Tensor _x;
    private readonly Tensor _xHat;
    private readonly Tensor _mu;
    private readonly Tensor _logVar;

    public BatchLoss(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        _xHat = xHat;
        _x = x;
        _mu = mu;
        _logVar = logVar;
    }

    public Tensor Total =>
        Pixels //~ VAE001
        + Divergence;

    public Tensor Balanced => Pixels * PixelCount + Divergence;

    private long PixelCount => _x.shape[1];

    private Tensor Pixels => functional.mse_loss(_xHat, _x);

    private Tensor Divergence
    {
        get
        {
            var elements = 1 + _logVar - _mu.pow(2) - _logVar.exp();
            return -0.5 * elements.sum(1).mean();
        }
    }
}
