namespace VaeLint.Runtime.Benchmarks.Harness;

/// <summary>Seconds per step of every variant in every round, and the managed memory of a step.</summary>
internal sealed class Timings(IReadOnlyList<Variant> variants, double[][] times, long[] bytes)
{
    public double Median(string key) => Median(times[Index(key)]);

    /// <summary>How many times longer the first takes than the second: the median over the rounds.</summary>
    public double Ratio(string slower, string faster) => Median([.. times[Index(slower)].Zip(times[Index(faster)], (left, right) => left / right)]);

    /// <summary>Seconds that the first takes longer: the median over the rounds.</summary>
    public double Difference(string slower, string faster) => Median([.. times[Index(slower)].Zip(times[Index(faster)], (left, right) => left - right)]);

    public long BytesPerStep(string key) => bytes[Index(key)];

    /// <summary>The one of these that has the smallest median.</summary>
    public string Fastest(params string[] keys) => keys.MinBy(Median)!;

    private static double Median(double[] values)
    {
        var ordered = values.Order().ToArray();
        var middle = ordered.Length / 2;
        return ordered.Length % 2 == 1 ? ordered[middle] : (ordered[middle - 1] + ordered[middle]) / 2;
    }

    private int Index(string key) => variants.Select((variant, index) => (variant, index)).First(pair => pair.variant.Key == key).index;
}
