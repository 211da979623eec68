using System.Globalization;

namespace VaeLint.Benchmarks.Reporting;

/// <summary>What was measured, as Markdown: to the console while it runs, and as a whole to a file.</summary>
internal sealed class Report
{
    private readonly List<string> _lines = [];
    private readonly List<Goal> _goals = [];

    public void Heading(string text)
    {
        Blank();
        Line("## " + text);
        Blank();
    }

    public void Text(FormattableString text)
    {
        Line(FormattableString.Invariant(text));
        Blank();
    }

    public void TableHead(params string[] columns)
    {
        Row(columns);
        Row([.. columns.Select(_ => "---")]);
    }

    public void Row(params string[] cells) => Line("| " + string.Join(" | ", cells) + " |");

    /// <summary>The end of a table.</summary>
    public void Blank() => Line("");

    public void Add(Goal goal) => _goals.Add(goal);

    public void WriteGoals()
    {
        Heading("Goals");
        TableHead("Goal", "Limit", "Measured", "");
        foreach (var goal in _goals)
        {
            Row(goal.Name, goal.LimitText, goal.MeasuredText, goal.Verdict);
        }
    }

    /// <summary>Headings follow each other without two empty lines.</summary>
    public void Save(string path)
    {
        var kept = _lines.Where((line, index) => line.Length > 0 || (index > 0 && _lines[index - 1].Length > 0));
        File.WriteAllText(path, string.Join("\n", kept).TrimEnd('\n') + "\n");
    }

    public static string Milliseconds(TimeSpan time, int digits = 1) => time.TotalMilliseconds.ToString("F" + digits, CultureInfo.InvariantCulture) + " ms";

    public static string Number(double number, int digits) => number.ToString("F" + digits, CultureInfo.InvariantCulture);

    private void Line(string line)
    {
        Console.WriteLine(line);
        _lines.Add(line);
    }
}
