// style: shapes compared size by size, against null, or as the arrays they are on purpose
// case Loss: R = 1/B; K = 1/B; beta = 1
namespace VaeLint.Corpus.UShapeComparison;

using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

public sealed class ShapeCache
{
    private long[]? _last;

    public static Tensor Loss(Tensor output, Tensor x, Tensor mu, Tensor logVar)
    {
        if (!mu.shape.SequenceEqual(logVar.shape) || output.shape is null || x.shape[0] != mu.shape[0])
        {
            throw new ArgumentException("shapes");
        }

        var perSample = functional.mse_loss(output, x, Reduction.None).flatten(1).sum(1);
        return (perSample + 0.5 * (mu.square() + logVar.exp() - logVar - 1).sum(1)).mean();
    }

    public bool IsSameArray(long[] shape)
    {
        var known = _last;
        _last = shape;
        return shape == known || ReferenceEquals(shape, known);
    }

    public static bool IsVector(Tensor t) => t.shape.Length == 1 && t.shape is [> 0] && string.Join(",", t.shape) == "3";

    public static bool HasShape(Tensor? t) => t?.shape != null && t.shape != default;
}
