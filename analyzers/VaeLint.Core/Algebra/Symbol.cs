using System.Globalization;

namespace VaeLint.Core.Algebra;

public enum SymbolKind
{
    /// <summary>B: the number of samples in the batch.</summary>
    Batch,

    /// <summary>An event or latent axis of one loss term (only after resolution).</summary>
    Axis,

    /// <summary>The extent of one axis of a tensor, or of all its non-batch axes together.</summary>
    Size,

    /// <summary>The number of elements of a tensor.</summary>
    ElementCount,

    /// <summary>An integer that may be a size: kept symbolic so that 784 can cancel D.</summary>
    Literal,

    /// <summary>A scalar that the code does not fix here: an argument, an option, a schedule, a learned weight.</summary>
    Free,

    /// <summary>A factor that is not understood. It cancels only against itself; left over, it silences.</summary>
    Opaque,
}

/// <summary>A factor of a weight that is not a plain number. Equal keys mean the same quantity.</summary>
public sealed class Symbol : IEquatable<Symbol>
{
    /// <summary>Marks a <see cref="SymbolKind.Size"/> that is the product of all non-batch axes.</summary>
    public const int WholeEvent = -1;

    public static readonly Symbol Batch = new(SymbolKind.Batch, "B", "B");

    private Symbol(SymbolKind kind, string key, string name)
    {
        Kind = kind;
        Key = LongText.Shorten(key);
        Name = name;
    }

    public SymbolKind Kind { get; }

    public string Key { get; }

    /// <summary>For people: "beta", "784", "x.shape[1]".</summary>
    public string Name { get; }

    /// <summary>The tensor whose extent this is (Size, ElementCount).</summary>
    public TensorIdentity? Tensor { get; private set; }

    /// <summary>The axis (Size, Axis).</summary>
    public int AxisIndex { get; private set; }

    /// <summary>The value of a literal, or the known extent of a size or axis; NaN when unknown.</summary>
    public double Value { get; private set; } = double.NaN;

    /// <summary>An integer by type; only then may its name hint at a size.</summary>
    public bool IsIntegral { get; private set; }

    /// <summary>It counts the rounds of a loop.</summary>
    public bool IsCounter { get; private set; }

    /// <summary>Which term an <see cref="SymbolKind.Axis"/> belongs to: "D", "D2", "L", …</summary>
    public string Group { get; private set; } = "";

    public bool IsValueKnown => !double.IsNaN(Value);

    public static Symbol Size(TensorIdentity tensor, int axis, long? extent) =>
        new(SymbolKind.Size, $"size({tensor.Key},{axis})", axis == WholeEvent ? "event size" : $"shape[{axis}]")
        {
            Tensor = tensor, AxisIndex = axis, Value = extent ?? double.NaN, IsIntegral = true,
        };

    public static Symbol ElementCount(TensorIdentity tensor) =>
        new(SymbolKind.ElementCount, $"numel({tensor.Key})", "numel") { Tensor = tensor, IsIntegral = true };

    public static Symbol Literal(double value, string? name) =>
        new(SymbolKind.Literal, "#" + value.ToString("R", CultureInfo.InvariantCulture), name ?? value.ToString("R", CultureInfo.InvariantCulture))
        {
            Value = value, IsIntegral = true,
        };

    public static Symbol Free(string key, string name, bool isIntegral) => new(SymbolKind.Free, "free:" + key, name) { IsIntegral = isIntegral };

    /// <summary>The round that a loop is in, where nobody knows how many there are: an epoch, a step. It weighs, and is never a size.</summary>
    public static Symbol Counter(string key, string name) => new(SymbolKind.Free, "round:" + key, name) { IsCounter = true };

    public static Symbol Opaque(string key, string reason) => new(SymbolKind.Opaque, "opaque:" + key, reason);

    /// <summary>An axis of the event or latent space <paramref name="group"/>; index 0 stands for all of its axes together.</summary>
    public static Symbol Axis(string group, int index, long? extent) =>
        new(SymbolKind.Axis, index == 0 ? group : $"{group}.{index}", index == 0 ? group : $"{group}{index}")
        {
            Group = group, AxisIndex = index, Value = extent ?? double.NaN, IsIntegral = true,
        };

    public bool Equals(Symbol? other) => other is not null && string.Equals(Key, other.Key, StringComparison.Ordinal);

    public override bool Equals(object? obj) => Equals(obj as Symbol);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Key);

    public override string ToString() => Name;
}

/// <summary>
/// Which tensor a size belongs to: the leaves it is made of, and whether its axes are those of the tensor as it came (rank unknown) or of a known view.
/// </summary>
public sealed class TensorIdentity
{
    public TensorIdentity(IReadOnlyCollection<int> leaves, int knownRank)
    {
        Leaves = leaves;
        KnownRank = knownRank;
        Key = string.Join(".", leaves) + (knownRank == 0 ? "" : ":" + knownRank.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Identifiers of the leaf atoms.</summary>
    public IReadOnlyCollection<int> Leaves { get; }

    /// <summary>0 while the rank is unknown.</summary>
    public int KnownRank { get; }

    public string Key { get; }
}
