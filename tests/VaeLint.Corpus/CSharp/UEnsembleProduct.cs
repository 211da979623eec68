// style: product of experts and products of probabilities over a stacked axis, each form of the first axis that C# has
// case Loss: R = 1/B; K = 1/B; beta = 1
namespace VaeLint.Corpus.UEnsembleProduct;

using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

public sealed class ExpertMixture
{
    public static Tensor Loss(Tensor output, Tensor x, Tensor mu, Tensor logVar)
    {
        var perSample = functional.mse_loss(output, x, Reduction.None).flatten(1).sum(1);
        var kl = (-0.5 * (1 + logVar - mu.pow(2) - logVar.exp())).sum(dim: 1);
        return (perSample + kl).mean();
    }

    public static Tensor Joint(params Tensor[] experts) => stack(experts).prod(0); //~ VAE401

    public static Tensor JointOfPrecisions(Tensor precisions) => torch.prod(precisions, (0)); //~ VAE401

    public static Tensor JointRight(params Tensor[] experts) => stack(experts).prod(0L);

    public static Tensor Total(Tensor precisions) => torch.sum(precisions, 0L) + precisions.sum(dim: 0) + precisions.sum(new long[] { 0 });
}
