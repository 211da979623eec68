using System.Globalization;
using System.Xml.Linq;

namespace VaeLint.Eng;

/// <summary>What a test run counted.</summary>
internal readonly record struct TestTotals(int Passed, int Failed, int Skipped)
{
    public static TestTotals operator +(TestTotals left, TestTotals right) =>
        new(left.Passed + right.Passed, left.Failed + right.Failed, left.Skipped + right.Skipped);

    /// <summary>Reads the counters of a trx report. What neither passed nor was skipped counts as failed; a test that runs on demand only is "not runnable" there.</summary>
    public static TestTotals Read(string report)
    {
        var counters = XDocument.Load(report).Descendants().First(element => element.Name.LocalName == "Counters");
        int Count(string name) => int.Parse(counters.Attribute(name)?.Value ?? "0", CultureInfo.InvariantCulture);
        var passed = Count("passed");
        var skipped = Count("notExecuted") + Count("notRunnable");
        return new TestTotals(passed, Count("total") - passed - skipped, skipped);
    }

    /// <summary>The tests of a trx report that failed, by name.</summary>
    public static IEnumerable<string> FailedTests(string report) =>
        XDocument.Load(report).Descendants().Where(element => element.Name.LocalName == "UnitTestResult" && element.Attribute("outcome")?.Value == "Failed")
            .Select(element => element.Attribute("testName")?.Value ?? "?");

    public override string ToString() => $"{Passed} passed, {Failed} failed, {Skipped} skipped";
}
