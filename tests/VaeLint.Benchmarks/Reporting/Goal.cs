using System.Globalization;

namespace VaeLint.Benchmarks.Reporting;

/// <summary>A figure that must not exceed its limit.</summary>
internal sealed record Goal(string Name, double Limit, double Measured, string Unit, int Digits = 2)
{
    public string LimitText => "≤ " + Limit.ToString("0.##", CultureInfo.InvariantCulture) + Unit;

    public string MeasuredText => Text(Measured);

    public string Verdict => Measured <= Limit ? "met" : $"missed by {Text(Measured - Limit)}";

    private string Text(double number) => number.ToString("F" + Digits, CultureInfo.InvariantCulture) + Unit;
}
