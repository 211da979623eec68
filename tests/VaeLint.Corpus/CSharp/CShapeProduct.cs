// style: event size as a product over shape: LINQ Aggregate, a range, a loop
// case Aggregated: R = 1/B; K = 1/B; beta = 1
// case Ranged: R = 1/B; K = 1/B; beta = 1
// case Looped: R = 1/B; K = 1/B; beta = 1
// case OnlyForTheLog: R = 1/(B*D); K = 1/B; beta = D
// case LatentForgotten: R = 1/B; K = 1/(B*L); beta = 1/L
using System;
using System.Linq;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CShapeProduct;

public static class ProductLosses
{
    public static Tensor Aggregated(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var eventSize = x.shape.Skip(1).Aggregate(1L, (a, b) => a * b);
        return functional.mse_loss(xHat, x) * eventSize + Kl(mu, logVar);
    }

    public static Tensor Ranged(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var eventSize = x.shape[1..].Aggregate((a, b) => a * b);
        return eventSize * functional.mse_loss(xHat, x) + Kl(mu, logVar);
    }

    public static Tensor Looped(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var eventSize = 1L;
        for (var axis = 1; axis < x.shape.Length; axis++)
        {
            eventSize *= x.shape[axis];
        }

        return eventSize * functional.mse_loss(xHat, x) + Kl(mu, logVar);
    }

    public static Tensor OnlyForTheLog(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var eventSize = x.shape.Skip(1).Aggregate(1L, (a, b) => a * b);
        var mse = functional.mse_loss(xHat, x); //~ VAE001
        Console.WriteLine($"sum of squares per image {eventSize * mse.item<double>():F3}");
        return mse + Kl(mu, logVar);
    }

    public static Tensor LatentForgotten(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var eventSize = x.shape.Skip(1).Aggregate(1L, (a, b) => a * b);
        var elements = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp());
        return functional.mse_loss(xHat, x) * eventSize
            + elements.mean(); //~ VAE002
    }

    private static Tensor Kl(Tensor mu, Tensor logVar)
        => -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(1).mean();
}
