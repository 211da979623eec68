using System.Reflection.Metadata;
using VaeLint.IL.Reading;

namespace VaeLint.IL.Positions;

/// <summary>Finds what the source says where the code branches.</summary>
internal static class ConditionLocator
{
    /// <summary>The conditions of a method by the offset of their branch: of every statement on one line with one conditional branch in it.</summary>
    public static Dictionary<int, SourceCondition> Find(MethodCode code, SourceFiles files, IReadOnlyList<SequencePoint> points)
    {
        var conditions = new Dictionary<int, SourceCondition>();
        var (point, branch, branches) = (0, -1, 0);
        foreach (var instruction in code.Instructions)
        {
            // What comes before the first point belongs to it.
            while (point + 1 < points.Count && points[point + 1].Offset <= instruction.Offset)
            {
                Add();
                (point, branch, branches) = (point + 1, -1, 0);
            }

            if (instruction.Code.IsBranch() && instruction.FallsThrough)
            {
                (branch, branches) = (instruction.Offset, branches + 1);
            }
        }

        Add();
        return conditions;

        void Add()
        {
            if (branches == 1 && TextOf(files, points[point]) is { } text && SourceCondition.Of(text) is { } condition)
            {
                conditions[branch] = condition;
            }
        }
    }

    private static string? TextOf(SourceFiles files, SequencePoint point) =>
        point.StartLine == point.EndLine && files.LinesOf(point.Document) is { } lines && point.StartLine <= lines.Length
        && lines[point.StartLine - 1] is var line && point.EndColumn - 1 <= line.Length
            ? line.Substring(point.StartColumn - 1, point.EndColumn - point.StartColumn)
            : null;
}
