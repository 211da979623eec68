using System.Collections;
using System.Collections.Immutable;

namespace VaeLint.Core.Evaluation;

/// <summary>
/// Fields by "object.field", elements by "sequence[index]". Once its hash was asked for, those of the heaps that are made from it follow from one entry each: states are
/// compared at every block, and the heap of a large model has thousands of fields. What construction leaves in the objects of a model is the same on all paths: it is kept
/// once, beneath the heaps of all of them.
/// </summary>
public sealed class Heap : IEnumerable<KeyValuePair<string, AbstractValue>>
{
    public static readonly ImmutableDictionary<string, AbstractValue> NoEntries = ImmutableDictionary<string, AbstractValue>.Empty.WithComparers(StringComparer.Ordinal);

    private static readonly UnknownValue Forgotten = new("forgotten");

    private readonly IReadOnlyDictionary<string, AbstractValue> _constructed;
    private int? _hash;

    /// <summary>An empty heap over what construction left, which may grow.</summary>
    public Heap(IReadOnlyDictionary<string, AbstractValue> constructed)
        : this(NoEntries, constructed, 0)
    {
    }

    private Heap(ImmutableDictionary<string, AbstractValue> entries, IReadOnlyDictionary<string, AbstractValue> constructed, int? hash)
    {
        Entries = entries;
        _constructed = constructed;
        _hash = hash;
    }

    /// <summary>What was written on this path.</summary>
    public ImmutableDictionary<string, AbstractValue> Entries { get; }

    /// <summary>The same for equal entries, in whatever order they were set.</summary>
    public int Hash => _hash ??= Entries.Aggregate(0, (hash, entry) => hash ^ HashOf(entry.Key, entry.Value));

    public bool TryGetValue(string key, out AbstractValue value) => Entries.TryGetValue(key, out value!) || _constructed.TryGetValue(key, out value!);

    public bool ContainsKey(string key) => Entries.ContainsKey(key) || _constructed.ContainsKey(key);

    public Heap SetItem(string key, AbstractValue value)
    {
        if (_hash is not { } hash)
        {
            return new Heap(Entries.SetItem(key, value), _constructed, null);
        }

        var before = Entries.TryGetValue(key, out var old) ? HashOf(key, old) : 0;
        return new Heap(Entries.SetItem(key, value), _constructed, hash ^ before ^ HashOf(key, value));
    }

    public Heap Remove(string key) =>
        _constructed.ContainsKey(key) ? SetItem(key, Forgotten)
        : Entries.TryGetValue(key, out var old) ? new Heap(Entries.Remove(key), _constructed, _hash is { } hash ? hash ^ HashOf(key, old) : null)
        : this;

    public IEnumerator<KeyValuePair<string, AbstractValue>> GetEnumerator() => Entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static int HashOf(string key, AbstractValue value) => unchecked((StringComparer.Ordinal.GetHashCode(key) * 31) + value.KeyHash);
}
