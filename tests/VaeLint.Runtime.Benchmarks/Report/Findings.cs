using System.Text;

namespace VaeLint.Runtime.Benchmarks.Report;

/// <summary>What a run has found: the text of the page, and the figures that the goals ask for. A child hands it to its parent as JSON.</summary>
internal sealed class Findings
{
    public Dictionary<string, double> Figures { get; init; } = [];

    public List<string> Paragraphs { get; init; } = [];

    public void Write(string paragraph)
    {
        Paragraphs.Add(paragraph.TrimEnd('\n'));
        Console.WriteLine(Paragraphs[^1]);
        Console.WriteLine();
    }

    public void Add(Findings other)
    {
        Paragraphs.AddRange(other.Paragraphs);
        foreach (var (name, value) in other.Figures)
        {
            Figures[name] = value;
        }
    }

    public string Markdown() => new StringBuilder().AppendJoin("\n\n", Paragraphs).Append('\n').ToString();
}
