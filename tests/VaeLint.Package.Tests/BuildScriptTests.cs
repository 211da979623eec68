using VaeLint.Eng;

namespace VaeLint.Package.Tests;

public sealed class BuildScriptTests
{
    [Fact]
    public void Totals_come_from_the_report_and_what_did_not_pass_failed()
    {
        var report = Path.GetTempFileName();
        try
        {
            File.WriteAllText(
                report,
                """
                <TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010">
                  <ResultSummary outcome="Failed">
                    <Counters total="11" executed="9" passed="6" failed="2" error="1" timeout="0" aborted="0" notRunnable="1" notExecuted="1" />
                  </ResultSummary>
                  <Results>
                    <UnitTestResult testName="Losses.First" outcome="Passed" />
                    <UnitTestResult testName="Losses.Second" outcome="Failed" />
                  </Results>
                </TestRun>
                """);

            Assert.Equal("7 passed, 3 failed, 2 skipped", (TestTotals.Read(report) + new TestTotals(1, 0, 0)).ToString());
            Assert.Equal(["Losses.Second"], TestTotals.FailedTests(report));
        }
        finally
        {
            File.Delete(report);
        }
    }

    [Fact]
    public void A_difference_names_the_changed_lines_only()
    {
        Assert.Equal(
            ["   2 - b", "   2 + B", "   4 + d"],
            LineDifference.Between("a\n  b\nc", "a\n  B\nc\nd"));
        Assert.Empty(LineDifference.Between("a\nb", "a\r\nb"));
    }
}
