using System.Text;

namespace VaeLint.Runtime.Benchmarks.Report;

/// <summary>Rows under a head; the first column is text, all others are numbers.</summary>
internal sealed class MarkdownTable(params string[] head)
{
    private readonly List<string[]> _rows = [];

    public void Add(params string[] row) => _rows.Add(row);

    public override string ToString()
    {
        var text = new StringBuilder().Append("| ").AppendJoin(" | ", head).Append(" |\n");
        text.Append('|').AppendJoin('|', head.Select((_, column) => column == 0 ? "---" : "---:")).Append("|\n");
        foreach (var row in _rows)
        {
            text.Append("| ").AppendJoin(" | ", row).Append(" |\n");
        }

        return text.ToString();
    }
}
