using System.Globalization;

namespace VaeLint.Runtime.Benchmarks.Report;

/// <summary>Numbers as the tables show them: three digits, as no benchmark has more.</summary>
internal static class Figures
{
    public static string Time(double seconds) => seconds < 1e-6
        ? Digits(seconds * 1e9) + " ns"
        : seconds < 2e-3 ? Digits(seconds * 1e6) + " µs" : Digits(seconds * 1e3) + " ms";

    public static string Ratio(double ratio) => Digits(ratio) + "x";

    public static string Error(double error) => error == 0 ? "0" : error.ToString("0.0e+0", CultureInfo.InvariantCulture);

    public static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + "%";

    public static string Bytes(long bytes) => bytes.ToString("N0", CultureInfo.InvariantCulture);

    public static string Digits(double value) => value switch
    {
        >= 100 => value.ToString("0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("0.0", CultureInfo.InvariantCulture),
        _ => value.ToString("0.00", CultureInfo.InvariantCulture),
    };
}
