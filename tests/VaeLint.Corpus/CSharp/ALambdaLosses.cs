// style: losses as lambdas in locals and Func fields, composed in a training function
// case Composed: R = 1/(B*D); K = 1/(B*L); beta = D/L
// case FieldLambda: R = 1/(B*D); K = 1/B; beta = D
// case BatchSum: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.ALambdaLosses;

public static class FunctionalStyle
{
    private static readonly Func<Tensor, Tensor, Tensor> MeanSquares = (y, x) => F.mse_loss(y, x);

    private static readonly Func<Tensor, Tensor, Tensor> Kl = (m, lv) => -0.5 * (1 + lv - m.pow(2) - lv.exp()).sum(1).mean();

    public static Tensor Composed(Tensor y, Tensor x, Tensor m, Tensor lv)
    {
        Func<Tensor, Tensor, Tensor> reconstruction = (output, target) => F.binary_cross_entropy(output, target); //~ VAE001
        var divergence = (Tensor mean, Tensor logVar) => -0.5 * (1 + logVar - mean.pow(2) - logVar.exp()).mean(); //~ VAE002
        return reconstruction(y, x) + divergence(m, lv);
    }

    public static Tensor FieldLambda(Tensor y, Tensor x, Tensor m, Tensor lv)
    {
        var loss = MeanSquares(y, x) + Kl(m, lv); //~ VAE001
        return loss;
    }

    public static Tensor BatchSum(Tensor y, Tensor x, Tensor m, Tensor lv)
    {
        Func<Tensor, Tensor> perSample = t => t.sum() / x.shape[0];
        return perSample(F.mse_loss(y, x, Reduction.None)) + perSample(-0.5 * (1 + lv - m.pow(2) - lv.exp()));
    }
}
