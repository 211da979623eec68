using VaeLint.Core.Algebra;

namespace VaeLint.Core.Models;

/// <summary>What a tensor function means to the algebra.</summary>
public enum TensorMeaning
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Negate,
    Exp,
    Expm1,
    Log,
    Log1p,
    Log2,
    Square,
    Sqrt,
    Rsqrt,
    Reciprocal,
    Abs,
    Pow,

    /// <summary>this + value · a · b.</summary>
    AddProduct,

    /// <summary>this + value · a / b.</summary>
    AddQuotient,

    /// <summary>x · log(y).</summary>
    XLogY,
    Sum,
    Mean,

    /// <summary>Keeps value and shape: clone, to, cpu, contiguous …</summary>
    Identity,
    Detach,

    /// <summary>Bounds that keep the scale of an already reduced term (free bits) and leave an elementwise value recognisable as the same quantity.</summary>
    Bound,

    /// <summary>The larger (or smaller) of two: as <see cref="Bound"/> against a constant, else opaque.</summary>
    Extremum,

    /// <summary>A function that keeps the shape and stays symbolic.</summary>
    Function,

    /// <summary>Same elements, other shape.</summary>
    View,
    Flatten,
    Squeeze,
    Unsqueeze,
    Permute,

    /// <summary>Repeats along an axis, adds one, or picks elements out of all: the leading axis loses its meaning.</summary>
    Expand,
    Stack,
    Concatenate,

    /// <summary>Slices along an axis.</summary>
    Split,
    Shape,
    Size,
    ElementCount,

    /// <summary>The number in a tensor, for text and logs: tracking ends.</summary>
    Item,
    Zeros,
    Ones,

    /// <summary>A tensor made from a scalar.</summary>
    FromScalar,

    /// <summary>A tensor of fixed numbers that are not all the same.</summary>
    Constant,

    /// <summary>Fresh random or constant values in the shape of another tensor.</summary>
    NoiseLike,
    Backward,
}

/// <summary>One function of <c>torch</c>, <c>Tensor</c> or <c>torch.nn.functional</c>; the form with a trailing underscore is the same in place.</summary>
public sealed class TensorApi(string name, TensorMeaning meaning)
{
    /// <summary>What a <see cref="TensorMeaning.NoiseLike"/> draws from.</summary>
    public NoiseKind Noise { get; init; }

    public string Name { get; } = name;

    public TensorMeaning Meaning { get; } = meaning;
}

/// <summary>The table of tensor functions that the algebra understands. Everything else is opaque.</summary>
public static class TensorApis
{
    public static IReadOnlyList<TensorApi> All { get; } =
    [
        .. Rows(TensorMeaning.Add, "add"),
        .. Rows(TensorMeaning.Subtract, "sub", "subtract"),
        .. Rows(TensorMeaning.Multiply, "mul", "multiply"),
        .. Rows(TensorMeaning.Divide, "div", "divide", "true_divide"),
        .. Rows(TensorMeaning.Negate, "neg", "negative"),
        .. Rows(TensorMeaning.Exp, "exp"),
        .. Rows(TensorMeaning.Expm1, "expm1"),
        .. Rows(TensorMeaning.Log, "log"),
        .. Rows(TensorMeaning.Log1p, "log1p"),
        .. Rows(TensorMeaning.Log2, "log2"),
        .. Rows(TensorMeaning.Square, "square"),
        .. Rows(TensorMeaning.Sqrt, "sqrt"),
        .. Rows(TensorMeaning.Rsqrt, "rsqrt"),
        .. Rows(TensorMeaning.Reciprocal, "reciprocal"),
        .. Rows(TensorMeaning.Abs, "abs", "absolute"),
        .. Rows(TensorMeaning.Pow, "pow", "float_power"),
        .. Rows(TensorMeaning.AddProduct, "addcmul"),
        .. Rows(TensorMeaning.AddQuotient, "addcdiv"),
        .. Rows(TensorMeaning.XLogY, "xlogy"),
        .. Rows(TensorMeaning.Sum, "sum"),
        .. Rows(TensorMeaning.Mean, "mean"),
        .. Rows(TensorMeaning.Identity, "clone", "contiguous", "to", "cpu", "cuda", "alias", "to_type", "type_as", "float", "double", "half", "bfloat16", "requires_grad",
            "with_requires_grad", "MoveToOuterDisposeScope", "MoveToOtherDisposeScope", "DetachFromDisposeScope", "nan_to_num", "positive", "AsParameter"),
        .. Rows(TensorMeaning.Detach, "detach"),
        .. Rows(TensorMeaning.Bound, "clamp", "clamp_min", "clamp_max", "clip"),
        .. Rows(TensorMeaning.Extremum, "maximum", "minimum", "fmax", "fmin"),
        .. Rows(TensorMeaning.Function, "softplus", "sigmoid", "log_sigmoid", "logsigmoid", "log_softmax", "softmax", "relu", "tanh", "normalize", "elu", "gelu", "leaky_relu", "silu",
            "dropout", "erf", "sin", "cos", "round", "floor", "ceil", "sign", "hardtanh", "relu6", "celu", "selu"),
        .. Rows(TensorMeaning.View, "view", "reshape"),
        .. Rows(TensorMeaning.Flatten, "flatten", "ravel"),
        .. Rows(TensorMeaning.Squeeze, "squeeze"),
        .. Rows(TensorMeaning.Unsqueeze, "unsqueeze"),
        .. Rows(TensorMeaning.Permute, "permute", "transpose", "swapaxes", "swapdims", "t", "movedim", "moveaxis"),
        .. Rows(TensorMeaning.Expand, "expand", "expand_as", "repeat", "repeat_interleave", "tile", "broadcast_to", "masked_select"),
        .. Rows(TensorMeaning.Stack, "stack"),
        .. Rows(TensorMeaning.Concatenate, "cat", "concat"),
        .. Rows(TensorMeaning.Split, "chunk", "split", "unbind", "tensor_split"),
        .. Rows(TensorMeaning.Shape, "get_shape"),
        .. Rows(TensorMeaning.Size, "size"),
        .. Rows(TensorMeaning.ElementCount, "numel", "get_NumberOfElements"),
        .. Rows(TensorMeaning.Item, "item", "ToSingle", "ToDouble", "ToInt32", "ToInt64", "ToScalar"),
        .. Rows(TensorMeaning.Zeros, "zeros", "zeros_like", "new_zeros"),
        .. Rows(TensorMeaning.Ones, "ones", "ones_like", "new_ones"),
        .. Rows(TensorMeaning.Constant, "eye"),
        .. Rows(TensorMeaning.FromScalar, "tensor", "as_tensor", "full", "full_like", "new_full"),
        .. Rows(TensorMeaning.NoiseLike, "empty_like"),
        .. Noise(NoiseKind.StandardNormal, "randn_like", "randn", "normal"),
        .. Noise(NoiseKind.Uniform, "rand_like", "rand"),
        .. Rows(TensorMeaning.Backward, "backward"),
    ];

    private static readonly Dictionary<string, TensorApi> ByName = All.ToDictionary(a => a.Name, StringComparer.Ordinal);

    /// <summary>The meaning of a function, in place or not; null when it is not in the table.</summary>
    public static TensorApi? Find(string name)
    {
        if (ByName.TryGetValue(name, out var api))
        {
            return api;
        }

        return IsInPlace(name) && ByName.TryGetValue(name.Substring(0, name.Length - 1), out api) ? api : null;
    }

    public static bool IsInPlace(string name) => name.Length > 1 && name[name.Length - 1] == '_' && name[name.Length - 2] != '_';

    private static IEnumerable<TensorApi> Noise(NoiseKind noise, params string[] names) => names.Select(name => new TensorApi(name, TensorMeaning.NoiseLike) { Noise = noise });

    private static IEnumerable<TensorApi> Rows(TensorMeaning meaning, params string[] names) => names.Select(name => new TensorApi(name, meaning));
}
