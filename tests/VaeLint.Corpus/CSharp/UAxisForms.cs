// style: every other way to say the first axis, or a data type on purpose: none is a literal in the place of a data type
// case Loss: R = 1/B; K = 1/B; beta = 1
namespace VaeLint.Corpus.UAxisForms;

using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

public static class Statistics
{
    private const long First = 0;

    public static Tensor Loss(Tensor output, Tensor x, Tensor mu, Tensor logVar)
    {
        var elements = mu.square() + logVar.exp() - 1 - logVar;
        var sampleAxis = elements.dim() - 2;
        var kl = 0.5 * elements.sum((int)sampleAxis + 1).sum(First);
        return (functional.mse_loss(output, x, Reduction.Sum) + kl) / x.size(0);
    }

    public static Tensor Means(Tensor values, int axis = 0) => values.sum(axis) / values.shape[axis];

    public static Tensor Largest(Tensor values) => values.argmax(0).sum(ScalarType.Int64);

    public static Tensor Bytes(Tensor mask) => mask.sum((ScalarType)0) + mask.sum(ScalarType.Byte) + mask.sum(type: 0) + mask.sum(0, keepdim: true) + mask.sum(0, 1);

    public static Tensor Empty() => cat([zeros(0, 3), ones(0, 3)], 0).cumsum(0);
}
