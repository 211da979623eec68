// style: a guard before the loss that compares shapes as arrays: it throws for every batch, or never
// case Loss: R = 1/B; K = 1/B; beta = 1
namespace VaeLint.Corpus.UShapeGuard;

using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

public static class Guarded
{
    public static Tensor Loss(Tensor output, Tensor x, Tensor mu, Tensor logVar)
    {
        if (mu.shape == logVar.shape) //~ VAE403
        {
            Console.WriteLine("never printed");
        }

        var reconstruction = functional.mse_loss(output, x, Reduction.Sum) / x.shape[0];
        var kl = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(1).mean();
        return reconstruction + kl;
    }

    public static void RequireSame(Tensor left, Tensor right)
    {
        if (left.shape != right.shape) //~ VAE403
        {
            throw new ArgumentException($"[{string.Join(", ", left.shape)}] is not [{string.Join(", ", right.shape)}]");
        }
    }

    public static bool IsImage(Tensor x, long[] expected) => x.shape.Equals(expected) || Equals(x.size(), expected); //~ VAE403 VAE403

    public static bool AreAlike(Tensor left, Tensor right)
    {
        var first = left.shape;
        var second = right.shape;
        return first == second; //~ VAE403
    }

    public static bool HaveSame(params Tensor[] tensors) => tensors.All(t => t.shape == tensors[0].shape); //~ VAE403
}
