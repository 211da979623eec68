using System.Globalization;

namespace VaeLint.Probing;

/// <summary>The axes of a measurement: batch, event, latent and Monte Carlo samples. All sizes that vary are distinct primes, so that a factor has one reading.</summary>
internal sealed class ProbeLayout
{
    private static readonly (long First, long Second)[] FlatSizes = [(29, 67)];
    private static readonly (long First, long Second)[] EventSizes = [(3, 2), (17, 37), (19, 43), (53, 59)];
    private static readonly (long First, long Second)[] LatentSizes = [(7, 31), (41, 47), (61, 71)];

    private ProbeLayout(string pattern, ProbeAxis batch, ProbeAxis? samples, IReadOnlyList<ProbeAxis> events, IReadOnlyList<ProbeAxis> latents)
    {
        Pattern = pattern;
        Batch = batch;
        Samples = samples;
        Event = events;
        Latent = latents;
    }

    public string Pattern { get; }

    public ProbeAxis Batch { get; }

    public ProbeAxis? Samples { get; }

    public IReadOnlyList<ProbeAxis> Event { get; }

    public IReadOnlyList<ProbeAxis> Latent { get; }

    /// <summary>The event axes that count elements: all but the axis of the classes.</summary>
    public IEnumerable<ProbeAxis> Elements => Event.Where(axis => !axis.IsClasses);

    public bool HasClasses => Event.Any(axis => axis.IsClasses);

    /// <summary>Every axis once.</summary>
    public IReadOnlyList<ProbeAxis> All => [.. new[] { Batch }.Concat(Event).Concat(Latent).Concat(Samples is null ? [] : [Samples]).Distinct()];

    /// <exception cref="ArgumentException">A pattern is malformed.</exception>
    public static ProbeLayout Of(ProbeOptions options, string pattern)
    {
        if (options.BatchSize < 0)
        {
            throw new ArgumentException($"{nameof(ProbeOptions)}.{nameof(ProbeOptions.BatchSize)} is {options.BatchSize}; it must be positive, or 0 for a size the probe chooses.", nameof(options));
        }

        var batch = options.BatchSize > 0 ? new ProbeAxis("B", options.BatchSize, options.BatchSize) : new ProbeAxis("B", 5, 13);
        var events = Parse(nameof(ProbeOptions.Event), pattern, EventPool(Words(pattern).Length), "D", []);
        var latents = Parse(nameof(ProbeOptions.Latent), options.Latent, LatentSizes, "L", events);
        return new ProbeLayout(pattern, batch, options.HasSampleAxis ? new ProbeAxis("K", 11, 23) : null, events, latents);
    }

    private static string[] Words(string pattern) => pattern.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);

    private static (long First, long Second)[] EventPool(int rank) => rank switch { 1 => FlatSizes, 2 => EventSizes[1..], _ => EventSizes };

    private static ProbeAxis[] Parse(string option, string pattern, (long First, long Second)[] pool, string letter, ProbeAxis[] known)
    {
        var words = Words(pattern);
        if (words.Length == 0 || words.Length > pool.Length)
        {
            throw Malformed(option, pattern, $"it has {words.Length} axes; 1 to {pool.Length} are possible");
        }

        var axes = new List<ProbeAxis>();
        for (var position = 0; position < words.Length; position++)
        {
            var axis = Axis(option, pattern, words[position], pool[position], words.Length == 1 ? letter : letter + (position + 1).ToString(CultureInfo.InvariantCulture));
            if (axes.Any(other => other.Name == axis.Name) || axis.Name is "B" or "K" or "N")
            {
                throw Malformed(option, pattern, $"the name {axis.Name} is taken; B, K and N are the batch, the samples and the valid elements");
            }

            axes.Add(known.FirstOrDefault(other => other.Name == axis.Name) ?? axis);
        }

        return [.. axes];
    }

    private static ProbeAxis Axis(string option, string pattern, string word, (long First, long Second) sizes, string unnamed)
    {
        var parts = word.Split('=');
        if (long.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var size))
        {
            return size > 0 && parts.Length <= 2 && parts[0].Length > 0 ? new ProbeAxis(parts.Length == 2 ? parts[0] : unnamed, size, size) : throw Malformed(option, pattern, $"'{word}' is no size");
        }

        return parts.Length == 1 && word.All(char.IsLetterOrDigit)
            ? new ProbeAxis(word, sizes.First, sizes.Second)
            : throw Malformed(option, pattern, $"'{word}' is neither a name, a size nor name=size");
    }

    private static ArgumentException Malformed(string option, string pattern, string reason) =>
        new($"{nameof(ProbeOptions)}.{option} is \"{pattern}\": {reason}. Write axes as \"D\", \"C H W\", \"3 32 32\" or \"T V=100\".", "options");
}
