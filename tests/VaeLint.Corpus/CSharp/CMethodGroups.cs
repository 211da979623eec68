// style: method groups converted to Func parameters of a combining helper
// case Wrong: R = 1/(B*D); K = 1/B; beta = D
// case Right: R = 1/B; K = 1/B; beta = 1
using System;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CMethodGroups;

public static class Losses
{
    public static Tensor Wrong(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
        => Combine(AbsoluteError, GaussianKl, xHat, x, mu, logVar); //~ VAE001

    public static Tensor Right(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
        => Combine(AbsoluteErrorPerSample, GaussianKl, xHat, x, mu, logVar);

    private static Tensor Combine(
        Func<Tensor, Tensor, Tensor> reconstruction,
        Func<Tensor, Tensor, Tensor> divergence,
        Tensor xHat,
        Tensor x,
        Tensor mu,
        Tensor logVar)
        => reconstruction(xHat, x) + divergence(mu, logVar);

    private static Tensor AbsoluteError(Tensor xHat, Tensor x) => l1_loss(xHat, x);

    private static Tensor AbsoluteErrorPerSample(Tensor xHat, Tensor x)
        => l1_loss(xHat, x, Reduction.None).flatten(1).sum(1).mean();

    private static Tensor GaussianKl(Tensor mu, Tensor logVar)
        => (0.5 * (mu * mu + logVar.exp() - logVar - 1)).sum(dim: 1).mean();
}
