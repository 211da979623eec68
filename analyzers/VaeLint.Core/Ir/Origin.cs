namespace VaeLint.Core.Ir;

/// <summary>
/// Where an IR value came from. Two origins are the same place when file and span agree; <see cref="Node"/> belongs to the front end
/// (a syntax node for C#, nothing for IL) and never takes part in equality.
/// </summary>
public sealed class Origin : IEquatable<Origin>
{
    public static readonly Origin None = new("", 0, 0, 0, 0, 0, 0, null);

    private readonly int _startLine;
    private readonly int _startColumn;
    private readonly int _endLine;
    private readonly int _endColumn;
    private readonly IOriginPositions? _positions;
    private Origin? _located;

    public Origin(string file, int start, int end, int startLine, int startColumn, int endLine, int endColumn, object? node)
    {
        File = file;
        Start = start;
        End = end;
        _startLine = startLine;
        _startColumn = startColumn;
        _endLine = endLine;
        _endColumn = endColumn;
        Node = node;
    }

    /// <summary>A place whose line is looked for when somebody asks for it.</summary>
    public Origin(string file, int start, int end, IOriginPositions positions)
    {
        File = file;
        Start = start;
        End = end;
        _positions = positions;
    }

    public string File { get; }

    /// <summary>Offset of the first character (C#) or of the IL instruction.</summary>
    public int Start { get; }

    public int End { get; }

    /// <summary>One-based line.</summary>
    public int StartLine => Located()._startLine;

    /// <summary>One-based column.</summary>
    public int StartColumn => Located()._startColumn;

    public int EndLine => Located()._endLine;

    public int EndColumn => Located()._endColumn;

    /// <summary>What the front end needs to find the place again; never inspected by Core.</summary>
    public object? Node { get; }

    public bool IsNone => _positions is null && _startLine == 0;

    public bool Equals(Origin? other) =>
        other is not null && Start == other.Start && End == other.End && string.Equals(File, other.File, StringComparison.Ordinal);

    public override bool Equals(object? obj) => Equals(obj as Origin);

    public override int GetHashCode() => unchecked((StringComparer.Ordinal.GetHashCode(File) * 397) ^ (Start * 31) ^ End);

    public override string ToString() => IsNone ? "?" : $"{File}({StartLine},{StartColumn})";

    /// <summary>Asks for the line while the program that knows it is open.</summary>
    public void Locate() => Located();

    private Origin Located() => _positions is null ? this : _located ??= _positions.Locate(Start);
}
