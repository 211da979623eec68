using VaeLint.Core.Algebra;
using VaeLint.Core.Evaluation;

namespace VaeLint.Core.Models;

/// <summary>Which numbers a tensor can hold, told by the function or the layer that it comes from.</summary>
public enum OutputRange
{
    Unknown,

    /// <summary>The output of a linear or convolutional layer: any number.</summary>
    Unbounded,

    /// <summary>Between 0 and 1: behind a sigmoid or a softmax.</summary>
    Probability,

    /// <summary>Between −1 and 1: behind a tanh.</summary>
    SignedUnit,

    /// <summary>At least 0: behind a ReLU, a softplus or an exponential.</summary>
    NonNegative,

    /// <summary>The logarithm of a probability: behind a log-softmax or a log-sigmoid.</summary>
    LogProbability,
}

/// <summary>The table of functions and layers whose output has a known range.</summary>
public static class OutputRanges
{
    private static readonly Dictionary<string, OutputRange> ByFunction = new(StringComparer.Ordinal)
    {
        ["sigmoid"] = OutputRange.Probability,
        ["softmax"] = OutputRange.Probability,
        ["tanh"] = OutputRange.SignedUnit,
        ["relu"] = OutputRange.NonNegative,
        ["softplus"] = OutputRange.NonNegative,
        ["log_softmax"] = OutputRange.LogProbability,
        ["log_sigmoid"] = OutputRange.LogProbability,
        ["logsigmoid"] = OutputRange.LogProbability,
    };

    private static readonly Dictionary<string, OutputRange> ByLayer = new(StringComparer.Ordinal)
    {
        ["Linear"] = OutputRange.Unbounded,
        ["Conv1d"] = OutputRange.Unbounded,
        ["Conv2d"] = OutputRange.Unbounded,
        ["Conv3d"] = OutputRange.Unbounded,
        ["ConvTranspose1d"] = OutputRange.Unbounded,
        ["ConvTranspose2d"] = OutputRange.Unbounded,
        ["ConvTranspose3d"] = OutputRange.Unbounded,
        ["Sigmoid"] = OutputRange.Probability,
        ["Softmax"] = OutputRange.Probability,
        ["Tanh"] = OutputRange.SignedUnit,
        ["ReLU"] = OutputRange.NonNegative,
        ["Softplus"] = OutputRange.NonNegative,
        ["LogSoftmax"] = OutputRange.LogProbability,
        ["LogSigmoid"] = OutputRange.LogProbability,
    };

    private static readonly HashSet<string> Sigmoids = new(StringComparer.Ordinal) { "sigmoid", "Sigmoid", "log_sigmoid", "logsigmoid", "LogSigmoid" };

    /// <summary>Layers that hand on the numbers they get, or some of them.</summary>
    private static readonly HashSet<string> Transparent = new(StringComparer.Ordinal) { "Identity", "Flatten", "Unflatten" };

    public static bool IsTransparent(string layer) => Transparent.Contains(layer);

    /// <summary>The range of a whole value; that of a sum, a scaled or a clamped value is unknown.</summary>
    public static OutputRange Of(NumericValue value) => value.IsBounded ? OutputRange.Unknown : WholeAtom(value) switch
    {
        { Kind: AtomKind.Exp } => OutputRange.NonNegative,
        { Kind: AtomKind.Function } atom => ByFunction.TryGetValue(atom.Name, out var range) ? range : OutputRange.Unknown,
        { Kind: AtomKind.Leaf, Layer: { } layer } => ByLayer.TryGetValue(layer, out var range) ? range : OutputRange.Unknown,
        _ => OutputRange.Unknown,
    };

    /// <summary>For people: "a sigmoid", "a Linear layer".</summary>
    public static string Describe(NumericValue value) => WholeAtom(value) switch
    {
        { Kind: AtomKind.Exp } => "an exponential",
        { Kind: AtomKind.Function } atom => "a " + atom.Name,
        { Kind: AtomKind.Leaf, Layer: { } layer } => "a " + layer + " layer",
        _ => "something else",
    };

    /// <summary>It comes from a sigmoid, or from the logarithm of one, and not from a softmax.</summary>
    public static bool IsSigmoid(NumericValue value) => WholeAtom(value) is { } atom && Sigmoids.Contains(atom.Layer ?? atom.Name);

    /// <summary>A function or a layer of the table.</summary>
    public static bool IsActivation(string name) => ByFunction.ContainsKey(name) || (ByLayer.TryGetValue(name, out var range) && range != OutputRange.Unbounded);

    private static Atom? WholeAtom(NumericValue value) =>
        value.Polynomial.Terms is [{ Coefficient: { IsNumber: true, Number: 1 }, Monomial: { Steps.Count: 0, Factors: [{ Power: 1, Atom: { } atom }] } }] ? atom : null;
}
