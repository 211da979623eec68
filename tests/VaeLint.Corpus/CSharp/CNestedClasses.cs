// style: terms in private nested classes, constants of the outer class used by the inner one
// case Wrong: R = 1/(B*D); K = 1/B; beta = D
// case Right: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CNestedClasses;

public sealed class SpectrogramVae
{
    private const double Half = 0.5;

    public static Tensor Wrong(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
        => Terms.Pixels.Averaged(xHat, x) //~ VAE001
            + Terms.Kl(mu, logVar);

    public static Tensor Right(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
        => Terms.Pixels.PerSample(xHat, x)
            + Terms.Kl(mu, logVar);

    private static class Terms
    {
        public static Tensor Kl(Tensor mu, Tensor logVar)
            => Half * (mu.square() + logVar.exp() - 1 - logVar).sum(1).mean();

        public static class Pixels
        {
            public static Tensor Averaged(Tensor xHat, Tensor x) => functional.mse_loss(xHat, x);

            public static Tensor PerSample(Tensor xHat, Tensor x)
                => functional.mse_loss(xHat, x, Reduction.None).flatten(1).sum(1).mean();
        }
    }
}
