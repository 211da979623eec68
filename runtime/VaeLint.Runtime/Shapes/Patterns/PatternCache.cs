using System.Collections.Concurrent;

namespace VaeLint.Tensors;

/// <summary>Each pattern is parsed once. Emptied when full: patterns that are built at run time must neither grow it for ever nor keep later ones out.</summary>
internal static class PatternCache
{
    public const int Capacity = 512;

    private static readonly ConcurrentDictionary<string, ShapePattern> Parsed = new(StringComparer.Ordinal);

    private static int _count;

    public static int Count => Parsed.Count;

    public static ShapePattern Get(string pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        return Parsed.TryGetValue(pattern, out var known) ? known : Add(pattern);
    }

    private static ShapePattern Add(string pattern)
    {
        var parsed = PatternParser.Parse(pattern);
        if (Interlocked.Increment(ref _count) > Capacity)
        {
            Parsed.Clear();
            Interlocked.Exchange(ref _count, 1);
        }

        Parsed[pattern] = parsed;
        return parsed;
    }
}
