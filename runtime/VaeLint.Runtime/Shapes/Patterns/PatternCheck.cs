namespace VaeLint.Tensors;

/// <summary>Runs one check: allocates only for an error, or for bindings that are asked for.</summary>
internal static class PatternCheck
{
    private const int MostNamesOnStack = 64;

    /// <summary>Every tensor fits, and the names stand for the same sizes in all.</summary>
    public static void Run(string function, string text, TensorGroup tensors)
    {
        var pattern = Parse(function, text, tensors.Count);
        var names = pattern.Names.Length;
        var sizes = names <= MostNamesOnStack ? stackalloc long[names] : new long[names];
        var runs = pattern.Runs.Length <= MostNamesOnStack ? stackalloc RunBinding[pattern.Runs.Length] : new RunBinding[pattern.Runs.Length];
        sizes.Fill(PatternMatch.Unbound);
        var match = new PatternMatch(pattern, tensors, sizes, runs, knownRuns: null);
        if (match.Find() is { } mismatch)
        {
            throw PatternErrors.Mismatch(function, pattern, tensors, mismatch, Bound(pattern, sizes, match), Free);
        }
    }

    /// <summary>The same with names that are bound already; returns them with the new ones.</summary>
    public static ShapeBindings Bind(string function, string text, TensorGroup tensors, ShapeBindings known)
    {
        var pattern = Parse(function, text, tensors.Count);
        var sizes = new long[pattern.Names.Length];
        var knownRuns = Known(function, pattern, known, sizes);
        var match = new PatternMatch(pattern, tensors, sizes, new RunBinding[pattern.Runs.Length], knownRuns);
        if (match.Find() is { } mismatch)
        {
            throw PatternErrors.Mismatch(function, pattern, tensors, mismatch, Bound(pattern, sizes, match), known);
        }

        var bound = Bound(pattern, sizes, match);
        return new ShapeBindings(Merge(known.Sizes, bound.Sizes), Merge(known.Runs, bound.Runs));
    }

    public static ShapeBindings Free { get; } = new(new Dictionary<string, long>(), new Dictionary<string, IReadOnlyList<long>>());

    /// <summary>Whether the tensors would fit: what an error tries before it says that two were swapped.</summary>
    public static bool Fits(string function, ShapePattern pattern, TensorGroup tensors, ShapeBindings known)
    {
        var sizes = new long[pattern.Names.Length];
        var knownRuns = Known(function, pattern, known, sizes);
        return new PatternMatch(pattern, tensors, sizes, new RunBinding[pattern.Runs.Length], knownRuns).Find() is null;
    }

    private static ShapePattern Parse(string function, string text, int count)
    {
        var pattern = PatternCache.Get(text);
        return pattern.Tensors.Length == count ? pattern : throw PatternErrors.Count(function, pattern, count);
    }

    private static long[]?[] Known(string function, ShapePattern pattern, ShapeBindings known, Span<long> sizes)
    {
        for (var slot = 0; slot < sizes.Length; slot++)
        {
            var name = pattern.Names[slot];
            sizes[slot] = known.Runs.ContainsKey(name) ? throw PatternErrors.TwoMeanings(function, name) : known.Sizes.GetValueOrDefault(name, PatternMatch.Unbound);
        }

        return [.. pattern.Runs.Select(name => known.Sizes.ContainsKey(name) ? throw PatternErrors.TwoMeanings(function, name) : known.Runs.GetValueOrDefault(name)?.ToArray())];
    }

    private static ShapeBindings Bound(ShapePattern pattern, ReadOnlySpan<long> sizes, PatternMatch match)
    {
        var names = new Dictionary<string, long>();
        for (var slot = 0; slot < sizes.Length; slot++)
        {
            if (sizes[slot] != PatternMatch.Unbound)
            {
                names[pattern.Names[slot]] = sizes[slot];
            }
        }

        var runs = new Dictionary<string, IReadOnlyList<long>>();
        for (var slot = 0; slot < pattern.Runs.Length; slot++)
        {
            if (match.Run(slot) is { } run)
            {
                runs[pattern.Runs[slot]] = run;
            }
        }

        return new ShapeBindings(names, runs);
    }

    private static Dictionary<string, T> Merge<T>(IReadOnlyDictionary<string, T> known, IReadOnlyDictionary<string, T> bound)
    {
        var merged = new Dictionary<string, T>(known);
        foreach (var (name, value) in bound)
        {
            merged[name] = value;
        }

        return merged;
    }
}
