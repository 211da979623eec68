namespace VaeLint.Core.Ir;

/// <summary>
/// Where an IR value came from. Two origins are the same place when file and span agree; <see cref="Node"/> belongs to the front end
/// (a syntax node for C#, nothing for IL) and never takes part in equality.
/// </summary>
public sealed class Origin : IEquatable<Origin>
{
    public static readonly Origin None = new("", 0, 0, 0, 0, 0, 0, null);

    public Origin(string file, int start, int end, int startLine, int startColumn, int endLine, int endColumn, object? node)
    {
        File = file;
        Start = start;
        End = end;
        StartLine = startLine;
        StartColumn = startColumn;
        EndLine = endLine;
        EndColumn = endColumn;
        Node = node;
    }

    public string File { get; }

    /// <summary>Offset of the first character (C#) or of the IL instruction.</summary>
    public int Start { get; }

    public int End { get; }

    /// <summary>One-based line.</summary>
    public int StartLine { get; }

    /// <summary>One-based column.</summary>
    public int StartColumn { get; }

    public int EndLine { get; }

    public int EndColumn { get; }

    /// <summary>What the front end needs to find the place again; never inspected by Core.</summary>
    public object? Node { get; }

    public bool IsNone => StartLine == 0;

    public bool Equals(Origin? other) =>
        other is not null && Start == other.Start && End == other.End && string.Equals(File, other.File, StringComparison.Ordinal);

    public override bool Equals(object? obj) => Equals(obj as Origin);

    public override int GetHashCode() => unchecked((StringComparer.Ordinal.GetHashCode(File) * 397) ^ (Start * 31) ^ End);

    public override string ToString() => IsNone ? "?" : $"{File}({StartLine},{StartColumn})";
}
