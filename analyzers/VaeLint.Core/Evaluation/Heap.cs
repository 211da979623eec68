using System.Collections;
using System.Collections.Immutable;

namespace VaeLint.Core.Evaluation;

/// <summary>
/// Fields by "object.field", elements by "sequence[index]". Once its hash was asked for, those of the heaps that are made from it follow from one entry each: states are
/// compared at every block, and the heap of a large model has thousands of fields.
/// </summary>
public sealed class Heap : IEnumerable<KeyValuePair<string, AbstractValue>>
{
    public static readonly Heap Empty = new(ImmutableDictionary<string, AbstractValue>.Empty.WithComparers(StringComparer.Ordinal), 0);

    private int? _hash;

    private Heap(ImmutableDictionary<string, AbstractValue> entries, int? hash)
    {
        Entries = entries;
        _hash = hash;
    }

    public ImmutableDictionary<string, AbstractValue> Entries { get; }

    /// <summary>The same for equal entries, in whatever order they were set.</summary>
    public int Hash => _hash ??= Entries.Aggregate(0, (hash, entry) => hash ^ HashOf(entry.Key, entry.Value));

    public bool TryGetValue(string key, out AbstractValue value) => Entries.TryGetValue(key, out value!);

    public bool ContainsKey(string key) => Entries.ContainsKey(key);

    public Heap SetItem(string key, AbstractValue value)
    {
        if (_hash is not { } hash)
        {
            return new Heap(Entries.SetItem(key, value), null);
        }

        var before = Entries.TryGetValue(key, out var old) ? HashOf(key, old) : 0;
        return new Heap(Entries.SetItem(key, value), hash ^ before ^ HashOf(key, value));
    }

    public Heap Remove(string key) =>
        Entries.TryGetValue(key, out var old) ? new Heap(Entries.Remove(key), _hash is { } hash ? hash ^ HashOf(key, old) : null) : this;

    public IEnumerator<KeyValuePair<string, AbstractValue>> GetEnumerator() => Entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static int HashOf(string key, AbstractValue value) => unchecked((StringComparer.Ordinal.GetHashCode(key) * 31) + value.KeyHash);
}
