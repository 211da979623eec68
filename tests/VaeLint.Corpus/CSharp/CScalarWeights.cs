// style: weights as Scalar, float, decimal constant, local const and ToScalar
// case HundredTimes: R = 100/(B*D); K = 1/B; beta = D/100
// case LocalConstOne: R = 1/(B*D); K = 1/B; beta = D
// case ScalarBalanced: R = 1/B; K = 0.25/B; beta = 0.25
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CScalarWeights;

public static class ScalarLosses
{
    public static Tensor HundredTimes(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var recon = functional.mse_loss(xHat, x).mul(100.0.ToScalar()); //~ VAE010
        return recon + Kl(mu, logVar);
    }

    public static Tensor LocalConstOne(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        const float klWeight = 1f;
        var recon = functional.mse_loss(xHat, x); //~ VAE001
        return recon + klWeight * Kl(mu, logVar);
    }

    public static Tensor ScalarBalanced(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        Scalar weight = 0.25;
        var recon = functional.mse_loss(xHat, x, Reduction.Sum) / (Scalar)x.shape[0];
        return recon + Kl(mu, logVar) * weight;
    }

    private static Tensor Kl(Tensor mu, Tensor logVar)
        => (-0.5 * (1 + logVar - mu.pow(2) - logVar.exp())).sum(1).mean();
}
