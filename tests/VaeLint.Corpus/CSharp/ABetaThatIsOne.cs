// style: a beta that exists but is provably 1: const, default argument, field nobody assigns; and a default of 4
// case ConstBeta: R = 1/(B*D); K = 1/B; beta = D
// case DefaultBeta: R = 1/(B*D); K = 1/B; beta = D
// case FieldBeta: R = 1/(B*D); K = 1/B; beta = D
// case DefaultFour: R = 1/(B*D); K = 4/B; beta = 4*D
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.ABetaThatIsOne;

public sealed class BetaLosses
{
    private const double Beta = 1.0;
    private readonly double _klWeight = 1.0;

    private static Tensor Kl(Tensor mu, Tensor logSigmaSquared)
        => -0.5 * torch.sum(1 + logSigmaSquared - mu.pow(2) - logSigmaSquared.exp(), dim: 1);

    public Tensor ConstBeta(Tensor x, Tensor y, Tensor mu, Tensor logSigmaSquared)
    {
        var mse = functional.mse_loss(y, x); //~ VAE001
        var kl = Kl(mu, logSigmaSquared).mean();
        return mse + Beta * kl;
    }

    public Tensor DefaultBeta(Tensor x, Tensor y, Tensor mu, Tensor logSigmaSquared, double beta = 1.0)
    {
        var bce = functional.binary_cross_entropy(y, x); //~ VAE001
        var kl = Kl(mu, logSigmaSquared).mean();
        return bce + beta * kl;
    }

    public Tensor FieldBeta(Tensor x, Tensor y, Tensor mu, Tensor logSigmaSquared)
    {
        var mse = functional.mse_loss(y, x); //~ VAE001
        return mse.add(_klWeight * Kl(mu, logSigmaSquared).mean());
    }

    public Tensor DefaultFour(Tensor x, Tensor y, Tensor mu, Tensor logSigmaSquared, double beta = 4.0)
    {
        var bce = functional.binary_cross_entropy(y, x);
        var kl = Kl(mu, logSigmaSquared).mean();
        return bce + beta * kl; //~ VAE010
    }
}
