using System.Globalization;
using VaeLint.Runtime.Benchmarks.Problems;

namespace VaeLint.Runtime.Benchmarks;

/// <summary><c>--output FILE</c> for the page; <c>--rounds N</c>, <c>--shapes mnist,image</c> and <c>--sections objective</c> to look at a part while developing.</summary>
internal sealed record Options(string? Output, int Rounds, IReadOnlyList<ProblemShape> Shapes, string[] Sections)
{
    private const int LeastRounds = 21;

    public static Options Read(string[] arguments)
    {
        var shapes = Value("--shapes")?.Split(',');
        return new(
            Value("--output"),
            Value("--rounds") is { } rounds ? int.Parse(rounds, CultureInfo.InvariantCulture) : LeastRounds,
            [.. ProblemShape.All.Where(shape => shapes is null || shapes.Contains(shape.Name))],
            Value("--sections")?.Split(',') ?? []);

        string? Value(string name) => Array.IndexOf(arguments, name) is >= 0 and var index && index + 1 < arguments.Length ? arguments[index + 1] : null;
    }

    public bool Has(string section) => Sections.Length == 0 || Sections.Contains(section);

    public string[] ForChild() => ["--rounds", Rounds.ToString(CultureInfo.InvariantCulture), "--shapes", string.Join(',', Shapes.Select(shape => shape.Name))];
}
