using VaeLint.Tensors;

namespace VaeLint;

/// <summary>What the names of a pattern stand for: one size per name, a list of sizes per *Name. Immutable.</summary>
public sealed class ShapeBindings
{
    internal ShapeBindings(IReadOnlyDictionary<string, long> sizes, IReadOnlyDictionary<string, IReadOnlyList<long>> runs)
    {
        Sizes = sizes;
        Runs = runs;
    }

    /// <summary>The size of every name that stands for one axis.</summary>
    public IReadOnlyDictionary<string, long> Sizes { get; }

    /// <summary>The sizes of every *Name, without its asterisk.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<long>> Runs { get; }

    /// <summary>The size that a name stands for.</summary>
    /// <param name="name">A name of the pattern.</param>
    /// <exception cref="KeyNotFoundException">The name stands for no single axis; the message lists those that do.</exception>
    public long this[string name] => Sizes.TryGetValue(name, out var size)
        ? size
        : throw new KeyNotFoundException($"No axis is named '{name}'. Bound are: {this}.");

    /// <summary>The sizes that a *Name stands for.</summary>
    /// <param name="name">The name without its asterisk.</param>
    /// <exception cref="KeyNotFoundException">The name stands for no run of axes; the message lists those that do.</exception>
    public IReadOnlyList<long> Run(string name) => Runs.TryGetValue(name, out var run)
        ? run
        : throw new KeyNotFoundException($"No run of axes is named '{name}'. Bound are: {this}.");

    /// <summary>As in "B = 64, E = [28, 28]".</summary>
    public override string ToString() =>
        string.Join(", ", Sizes.Select(pair => $"{pair.Key} = {pair.Value}").Concat(Runs.Select(pair => $"{pair.Key} = {ShapeText.Of([.. pair.Value])}")));

    /// <summary>Runs axis by axis, as in "E[0]": the form of <see cref="ShapeException.Bindings"/>.</summary>
    internal IReadOnlyDictionary<string, long> Flatten()
    {
        var flat = new Dictionary<string, long>(Sizes);
        foreach (var (name, run) in Runs)
        {
            for (var axis = 0; axis < run.Count; axis++)
            {
                flat[$"{name}[{axis}]"] = run[axis];
            }
        }

        return flat;
    }
}
