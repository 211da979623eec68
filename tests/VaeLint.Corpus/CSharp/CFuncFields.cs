// style: static lambdas in static readonly Func fields used as building blocks
// case Wrong: R = 1/(B*D); K = 1/B; beta = D
// case Right: R = 1/B; K = 1/B; beta = 1
using System;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CFuncFields;

public static class Terms
{
    private static readonly Func<Tensor, Tensor, Tensor> MeanCrossEntropy =
        static (logits, target) => functional.binary_cross_entropy_with_logits(logits, target);

    private static readonly Func<Tensor, Tensor, Tensor> SummedCrossEntropy =
        static (logits, target) => functional.binary_cross_entropy_with_logits(logits, target, reduction: Reduction.Sum);

    private static readonly Func<Tensor, Tensor, Tensor> LatentKl = static (mu, logVar) =>
    {
        var sum = torch.sum(1 + logVar - mu.pow(2) - logVar.exp());
        return -0.5 * sum / mu.shape[0];
    };

    public static Tensor Wrong(Tensor logits, Tensor target, Tensor mu, Tensor logVar)
        => MeanCrossEntropy(logits, target) //~ VAE001
            + LatentKl(mu, logVar);

    public static Tensor Right(Tensor logits, Tensor target, Tensor mu, Tensor logVar)
        => SummedCrossEntropy(logits, target) / target.shape[0]
            + LatentKl(mu, logVar);
}
