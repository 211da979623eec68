namespace VaeLint.Benchmarks.Reporting;

internal static class Medians
{
    public static double Median(this IEnumerable<double> values)
    {
        var ordered = values.Order().ToList();
        return ordered.Count % 2 == 1 ? ordered[ordered.Count / 2] : (ordered[(ordered.Count / 2) - 1] + ordered[ordered.Count / 2]) / 2;
    }

    public static TimeSpan Median(this IEnumerable<TimeSpan> times) => TimeSpan.FromMilliseconds(times.Select(time => time.TotalMilliseconds).Median());
}
