using System.Globalization;
using VaeLint.Core.Algebra;
using VaeLint.Core.Evaluation;

namespace VaeLint.Core.Models;

/// <summary>Layers and loss modules: what they are built with, and the shape of what they return.</summary>
internal sealed class ModuleModel(AtomTable atoms, LossModel losses)
{
    private static readonly HashSet<string> ShapeKeeping = new(StringComparer.Ordinal)
    {
        "ReLU", "LeakyReLU", "Sigmoid", "Tanh", "ELU", "GELU", "SiLU", "SELU", "CELU", "Softplus", "Softmax", "LogSoftmax", "LogSigmoid", "Dropout", "Dropout1d", "Dropout2d",
        "BatchNorm1d", "BatchNorm2d", "BatchNorm3d", "LayerNorm", "GroupNorm", "InstanceNorm2d", "Identity", "Hardtanh", "PReLU", "Mish",
    };

    private readonly AtomTable _atoms = atoms;
    private readonly LossModel _losses = losses;

    /// <summary>A module of <c>torch.nn</c> or <c>TorchSharp.Modules</c>, or a weight of one; null for what is neither.</summary>
    public AbstractValue? Create(string name, CallContext context)
    {
        var id = string.Format(CultureInfo.InvariantCulture, "{0}@{1}:{2}", name, context.Call.At.File, context.Call.At.Start);
        if (name == "Parameter")
        {
            var weight = _atoms.Leaf(id, null, context.Site);
            weight.IsModelParameter = true;
            return new NumericValue(Polynomial.Of(weight, context.Site), isTensor: true);
        }

        if (LossApis.FindModule(name) is { } loss)
        {
            return new ModuleValue(name, id, loss, LossModel.HasElementWeights(context) ? new UnknownValue("weights of " + id) : context.Argument(LossApi.ReductionParameter))
            {
                Options = context.Observed().ToList(),
            };
        }

        if (name == "Sequential")
        {
            var layers = Layers(context.Arguments, context.State).ToList();
            return new ModuleValue(name, id, outputShape: input => layers.Aggregate(input, (shape, layer) => layer?.OutputShape?.Invoke(shape)))
            {
                Layers = layers.Contains(null) ? [] : layers.OfType<ModuleValue>().ToList(),
            };
        }

        return OutputShape(name, context) is { } shape ? new ModuleValue(name, id, outputShape: shape)
            : context.Method.ReturnType.Name.StartsWith("TorchSharp.Modules.", StringComparison.Ordinal) || context.Call.IsCreation ? new ModuleValue(name, id)
            : null;
    }

    public AbstractValue? Apply(ModuleValue module, CallContext context, SemanticEdit? edit)
    {
        if (module.Loss is { } loss)
        {
            return _losses.Evaluate(loss, context, module.Reduction, edit);
        }

        if (!context.Method.ReturnType.IsTensor)
        {
            return null;
        }

        var input = context.Arguments.OfType<NumericValue>().FirstOrDefault();
        var shape = module.OutputShape?.Invoke(input?.Shape);
        var name = $"{module.Kind}:{module.Id}({_atoms.Shorten(string.Join(",", context.Arguments.Select(a => a.Key)))})";
        var output = _atoms.Leaf(name, shape, context.Site, module.Id);
        output.Inputs = context.Arguments.OfType<NumericValue>().Select(argument => argument.AsInput).ToArray();
        output.Layer = module.OutputLayer ?? (OutputRanges.IsTransparent(module.Kind) ? Provenance.LayerOf(input?.Polynomial) : null);
        return new NumericValue(Polynomial.Of(output, context.Site), shape, isTensor: true);
    }


    /// <summary>In order; null for what is no layer of the library.</summary>
    private static IEnumerable<ModuleValue?> Layers(IEnumerable<AbstractValue> values, EvaluationState state)
    {
        foreach (var value in values)
        {
            switch (value)
            {
                case ModuleValue module:
                    yield return module;
                    break;
                case TupleValue tuple:
                    foreach (var layer in Layers(tuple.Items, state))
                    {
                        yield return layer;
                    }

                    break;
                case StringValue or NullValue:
                    break;
                default:
                    var inner = SequenceModel.Resolve(value, state) is { } sequence ? Layers(sequence.Items, state) : [null];
                    foreach (var layer in inner)
                    {
                        yield return layer;
                    }

                    break;
            }
        }
    }

    private static Func<TensorShape?, TensorShape?>? OutputShape(string name, CallContext context)
    {
        if (ShapeKeeping.Contains(name))
        {
            return shape => shape;
        }

        switch (name)
        {
            case "Linear":
                var width = Extent(context.Argument("outputSize"));
                return input => LastAxis(input, width);
            case "Embedding":
                var embedding = Extent(context.Argument("embedding_dims"));
                return input => input is null || input.IsScrambled ? null : new TensorShape([.. input.Axes, new TensorAxis(AxisRole.Element, embedding)]);
            case "Flatten" when context.Argument("start_dim") is NumericValue { Polynomial.AsNumber: 1 }:
                return input => input is { IsScrambled: true } ? input : TensorShape.BatchOf(input?.EventSize);
            case "Conv2d" or "ConvTranspose2d":
                return Convolution(name, context);
            case "Conv1d" or "ConvTranspose1d":
                var channels = Extent(context.Argument("out_channels"));
                return input => input is { IsScrambled: true } ? input : TensorShape.BatchOf(channels, null);
            case "MaxPool2d" or "AvgPool2d" or "AdaptiveAvgPool2d" or "Upsample":
                return input => input is { IsScrambled: false, Rank: 4 } known ? TensorShape.BatchOf(known.Axes[1].Extent, null, null) : null;
            case "Unflatten":
                var extents = context.Argument("unflattened_size") is { } sizes ? SequenceModel.Resolve(sizes, context.State)?.Items.Select(Extent).ToArray() : null;
                return extents is null ? null : input => input is { IsScrambled: true } ? input : TensorShape.BatchOf(extents);
            default:
                return null;
        }
    }

    private static TensorShape? LastAxis(TensorShape? input, long? width)
    {
        if (input is null or { IsRankAssumed: true, Rank: < 2 })
        {
            return new TensorShape(TensorShape.BatchOf(width).Axes) { IsRankAssumed = true };
        }

        return input.IsScrambled || input.Rank < 2
            ? input
            : new TensorShape([.. input.Axes.Take(input.Rank - 1), new TensorAxis(AxisRole.Element, width)]) { IsRankAssumed = input.IsRankAssumed };
    }

    private static Func<TensorShape?, TensorShape?> Convolution(string name, CallContext context)
    {
        var channels = Extent(context.Argument("out_channels"));
        var (kernel, stride, padding) = (Extent(context.Argument("kernel_size")), Extent(context.Argument("stride")), Extent(context.Argument("padding")));
        var isPlain = kernel is > 0 && stride is > 0 && padding is >= 0 && Extent(context.Argument("dilation")) is 1;
        var outputPadding = Extent(context.Argument("output_padding")) ?? 0;
        return input =>
        {
            if (input is { IsScrambled: true })
            {
                return input;
            }

            long? Side(int axis) =>
                !isPlain || input is not { Rank: 4 } || input.Axes[axis].Extent is not { } side ? null
                : name == "Conv2d" ? ((side + (2 * padding!.Value) - kernel!.Value) / stride!.Value) + 1
                : ((side - 1) * stride!.Value) - (2 * padding!.Value) + kernel!.Value + outputPadding;

            return TensorShape.BatchOf(channels, Side(2), Side(3));
        };
    }

    private static long? Extent(AbstractValue? value) => value is NumericValue { Polynomial.AsNumber: { } number } ? (long)number : null;
}
