// style: inheritance: base.Method, a hidden method (new), a virtual with two candidates, protected fields of the base
// case ThroughBase: R = 1/(B*D); K = 1; beta = B*D
// case Polymorphic: R = 1/B; K = 1/B; beta = 1
// case Hidden: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CBaseCalls;

public class PixelObjective
{
    protected const double Half = 0.5;

    protected virtual Tensor Pixels(Tensor xHat, Tensor x) => functional.mse_loss(xHat, x);

    protected Tensor Kl(Tensor mu, Tensor logVar)
        => -Half * (1 + logVar - mu.pow(2) - logVar.exp()).sum(1).mean();

    // Either Pixels may run.
    public Tensor Polymorphic(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
        => Pixels(xHat, x) + Kl(mu, logVar);
}

public sealed class ImageObjective : PixelObjective
{
    protected override Tensor Pixels(Tensor xHat, Tensor x)
        => base.Pixels(xHat, x) * x.shape[1];

    public Tensor ThroughBase(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        return base.Pixels(xHat, x) //~ VAE001
            + Kl(mu, logVar);
    }

    public Tensor Hidden(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
        => (functional.mse_loss(xHat, x, Reduction.Sum) + Kl(mu, logVar)) / x.shape[0];

    private new Tensor Kl(Tensor mu, Tensor logVar)
        => -Half * (1 + logVar - mu.pow(2) - logVar.exp()).sum();
}
