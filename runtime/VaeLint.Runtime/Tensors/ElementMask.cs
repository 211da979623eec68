using static TorchSharp.torch;

namespace VaeLint.Tensors;

/// <summary>0/1 or weights per element. A masked element adds 0 and gets gradient 0 whatever it holds, NaN included: it is replaced before the loss sees it.</summary>
internal readonly struct ElementMask
{
    private readonly Tensor? _weights;
    private readonly Tensor? _dropped;

    private ElementMask(Tensor weights, Tensor dropped)
    {
        _weights = weights;
        _dropped = dropped;
    }

    /// <summary>Creates its tensors in the caller's dispose scope.</summary>
    public static ElementMask Of(Tensor? mask, Tensor target, ScalarType type)
    {
        if (mask is null)
        {
            return default;
        }

        var weights = mask.To(type);
        for (var axis = weights.dim(); axis < target.dim(); axis++)
        {
            weights = weights.unsqueeze(-1);
        }

        return new ElementMask(weights, weights.eq(0));
    }

    /// <summary>Drops the marked elements too.</summary>
    public ElementMask Without(Tensor ignored, ScalarType type)
    {
        var kept = ignored.bitwise_not().to_type(type);
        return _weights is null ? new ElementMask(kept, ignored) : new ElementMask(_weights * kept, _dropped!.bitwise_or(ignored));
    }

    /// <summary>The same mask for a tensor with one more axis.</summary>
    public ElementMask InsertAxis(long axis) =>
        _weights is null ? this : new ElementMask(_weights.unsqueeze(axis), _dropped!.unsqueeze(axis));

    /// <summary>Masked elements replaced by a value at which the loss and its gradient are finite.</summary>
    public Tensor Fill(Tensor values, double neutral) => _dropped is null ? values : values.masked_fill(_dropped, neutral);

    /// <summary>A parameter that may be shared, filled element by element where there is a mask.</summary>
    public Tensor FillExpanded(Tensor values, Tensor target, double neutral) =>
        _dropped is null ? values : values.expand_as(target).masked_fill(_dropped, neutral);

    public Tensor Weigh(Tensor values) => _weights is null ? values : values * _weights;
}
