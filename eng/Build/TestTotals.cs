using System.Globalization;
using System.Xml.Linq;

namespace VaeLint.Eng;

/// <summary>What a test run counted.</summary>
internal readonly record struct TestTotals(int Passed, int Failed, int Skipped)
{
    public static TestTotals operator +(TestTotals left, TestTotals right) =>
        new(left.Passed + right.Passed, left.Failed + right.Failed, left.Skipped + right.Skipped);

    /// <summary>Reads the counters of a trx report. What neither passed nor was skipped counts as failed.</summary>
    public static TestTotals Read(string report)
    {
        var counters = XDocument.Load(report).Descendants().First(element => element.Name.LocalName == "Counters");
        int Count(string name) => int.Parse(counters.Attribute(name)?.Value ?? "0", CultureInfo.InvariantCulture);
        var passed = Count("passed");
        var skipped = Count("notExecuted");
        return new TestTotals(passed, Count("total") - passed - skipped, skipped);
    }

    public override string ToString() => $"{Passed} passed, {Failed} failed, {Skipped} skipped";
}
