using System.Reflection.Metadata;
using VaeLint.IL.Reading;

namespace VaeLint.IL.Positions;

/// <summary>Finds the instructions of one method in the source: by its sequence points, and by the words that an instruction was written as.</summary>
internal sealed class OriginLocator(OriginMap map, MethodCode code, SourceFiles files, InstructionWord words, IReadOnlyList<SequencePoint> points)
{
    private const int MaxLinesAround = 60;

    private readonly HashSet<(int Line, int Start)> _taken = [];
    private readonly List<string?> _words = [];

    // Indexes of the instructions that are found nowhere but in their statement.
    private readonly HashSet<int> _statements = [];

    public void Locate()
    {
        var unplaced = Statements().Select(group => (group.Point, Instructions: PlaceInStatement(group.Point, group.Instructions))).ToList();

        // An optimised let has no point of its own: its calls stand before the point that they are found under, or behind the last one.
        foreach (var (point, instructions) in unplaced)
        {
            List<SourceToken>? around = null;
            foreach (var index in instructions)
            {
                if (!words.IsDistinctive(code.Instructions[index]) || !Place(index, point.Document, around ??= TokensAround(point)))
                {
                    map.Set(code.Instructions[index], files.PathOf(point.Document), point.StartLine, point.StartColumn, point.EndLine, point.EndColumn);
                    _statements.Add(index);
                }
            }
        }

        foreach (var (point, instructions) in unplaced.Where(group => group.Instructions.Count > 0))
        {
            PlaceBesideCalls(point, instructions);
        }

        PlaceArrays();
    }

    /// <summary>The indexes of the instructions under each point. What comes before the first point belongs to it.</summary>
    private List<(SequencePoint Point, List<int> Instructions)> Statements()
    {
        var groups = points.Select(point => (Point: point, Instructions: new List<int>())).ToList();
        var current = 0;
        for (var index = 0; index < code.Instructions.Count; index++)
        {
            _words.Add(words.Of(code.Instructions[index]));
            while (current + 1 < groups.Count && groups[current + 1].Point.Offset <= code.Instructions[index].Offset)
            {
                current++;
            }

            groups[current].Instructions.Add(index);
        }

        return groups;
    }

    /// <summary>What has no word in the text of the statement is left. Of several with one word, the first were written before it, if that word stands there, too.</summary>
    private List<int> PlaceInStatement(SequencePoint point, List<int> instructions)
    {
        var own = Tokens(point, point.StartLine, point.StartColumn, point.EndLine, point.EndColumn);
        var surplus = Surplus(point, instructions, own);
        return [.. instructions.Where(index => surplus.Contains(index) || !Place(index, point.Document, own))];
    }

    private HashSet<int> Surplus(SequencePoint point, List<int> instructions, List<SourceToken> own)
    {
        var surplus = new HashSet<int>();
        List<SourceToken>? before = null;
        foreach (var group in instructions.Where(index => _words[index] is not null).GroupBy(index => _words[index]!, StringComparer.Ordinal))
        {
            var here = own.Where(token => IsFree(token, group.Key)).ToList();
            if (here.Count > 0 && group.Count() > here.Count)
            {
                before ??= TokensBetweenPoints(point);
                var isFraction = InstructionWord.IsFraction(here[0].Text);
                surplus.UnionWith(group
                    .OrderBy(index => code.Instructions[index].Code is ILOpCode.Ldc_r4 or ILOpCode.Ldc_r8 == isFraction)
                    .ThenBy(index => index)
                    .Take(Math.Min(group.Count() - here.Count, before.Count(token => IsFree(token, group.Key)))));
            }
        }

        return surplus;
    }

    /// <summary>A number stands in the call that takes it, an operator before what it is applied to last, a conversion at what it converts.</summary>
    private void PlaceBesideCalls(SequencePoint point, List<int> instructions)
    {
        foreach (var index in instructions.Where(_statements.Contains))
        {
            if (_words[index] is not { } word)
            {
                if (IsAppliedToOne(code.Instructions[index].Code) && Moved(PlacedBefore(index), point) is { } only)
                {
                    map.Set(code.Instructions[index], only.File, only.StartLine, only.StartColumn, only.EndLine, only.EndColumn);
                    _statements.Remove(index);
                }
            }
            else if (word[0] == '#')
            {
                if (Moved(CallAfter(index), point) is { } call)
                {
                    PlaceIn(index, point, Tokens(point, call.StartLine, call.StartColumn, call.EndLine, call.EndColumn), word, last: false);
                }
            }
            else if (!char.IsLetter(word[0]) && Moved(PlacedBefore(index), point) is { } last)
            {
                PlaceIn(index, point, Tokens(point, last.StartLine, 1, last.StartLine, last.StartColumn), word, last: true);
            }
        }
    }

    /// <summary>A conversion or an element access, which has no word of its own.</summary>
    private static bool IsAppliedToOne(ILOpCode operation) =>
        operation is (>= ILOpCode.Conv_i1 and <= ILOpCode.Conv_u8) or ILOpCode.Conv_r_un or (>= ILOpCode.Ldelem_i1 and <= ILOpCode.Ldelem_ref) or ILOpCode.Ldelem or ILOpCode.Box;

    /// <summary>−1: there is none.</summary>
    private int PlacedBefore(int index)
    {
        do
        {
            index--;
        }
        while (index >= 0 && _statements.Contains(index));
        return index;
    }

    private int CallAfter(int index)
    {
        while (index < code.Instructions.Count && code.Instructions[index].Code is not (ILOpCode.Call or ILOpCode.Callvirt or ILOpCode.Newobj))
        {
            index++;
        }

        return index < code.Instructions.Count ? index : -1;
    }

    /// <summary>The place of an instruction that was found outside the statement.</summary>
    private Core.Ir.Origin? Moved(int index, SequencePoint point) =>
        index >= 0 && !_statements.Contains(index) && map.TryGet(code.Instructions[index], out var origin) && (origin.StartLine < point.StartLine || origin.StartLine > point.EndLine)
            ? origin
            : null;

    private void PlaceIn(int index, SequencePoint point, List<SourceToken> tokens, string word, bool last)
    {
        var candidates = tokens.Where(token => IsFree(token, word)).ToList();
        if (candidates.Count > 0)
        {
            var token = candidates[last ? candidates.Count - 1 : 0];
            _taken.Add((token.Line, token.Start));
            _statements.Remove(index);
            map.Set(code.Instructions[index], files.PathOf(point.Document), token.Line, token.Start + 1, token.Line, token.End + 1);
        }
    }

    /// <summary>An array that is found nowhere stands in the call that takes it.</summary>
    private void PlaceArrays()
    {
        foreach (var index in _statements.Where(index => code.Instructions[index].Code == ILOpCode.Newarr).ToList())
        {
            if (CallAfter(index) is >= 0 and var call && !_statements.Contains(call) && map.TryGet(code.Instructions[call], out var taker))
            {
                map.Set(code.Instructions[index], taker.File, taker.StartLine, taker.StartColumn, taker.EndLine, taker.EndColumn);
            }
        }
    }

    private List<SourceToken> Tokens(SequencePoint point, int startLine, int startColumn, int endLine, int endColumn) =>
        files.LinesOf(point.Document) is { } lines ? WithoutDefinitions(SourceScanner.Scan(lines, startLine, startColumn, endLine, endColumn)) : [];

    /// <summary>The number that a constant is defined by stands where nothing uses it.</summary>
    private List<SourceToken> WithoutDefinitions(List<SourceToken> tokens)
    {
        for (var index = tokens.Count - 1; index > 1; index--)
        {
            if (tokens[index - 1].Text == "=" && words.ConstantsOf(tokens[index]) is { Count: > 0 } names && tokens.Take(index).Any(t => t.Line == tokens[index].Line && names.Contains(t.Text)))
            {
                tokens.RemoveAt(index);
            }
        }

        return tokens;
    }

    /// <summary>What stands between a point and the one before it in the text, or the beginning of the member.</summary>
    private List<SourceToken> TokensBetweenPoints(SequencePoint point)
    {
        var previous = points.Where(p => p.Document == point.Document && (p.EndLine, p.EndColumn).CompareTo((point.StartLine, point.StartColumn)) <= 0)
            .Select(p => (Line: p.EndLine, Column: p.EndColumn)).DefaultIfEmpty((Line: FirstLineAround(point), Column: 1)).Max();
        return Tokens(point, previous.Line, previous.Column, point.StartLine, point.StartColumn);
    }

    private int FirstLineAround(SequencePoint point) => Math.Max(files.EndOfMemberBefore(point) + 1, point.StartLine - MaxLinesAround);

    private List<SourceToken> TokensAround(SequencePoint point)
    {
        var last = Math.Min(points.Where(p => p.Document == point.Document).Max(p => p.EndLine), point.EndLine + MaxLinesAround);
        return [.. Tokens(point, FirstLineAround(point), 1, point.StartLine, point.StartColumn), .. Tokens(point, point.EndLine, point.EndColumn, last, int.MaxValue)];
    }

    private bool Place(int index, DocumentHandle document, List<SourceToken> tokens)
    {
        var instruction = code.Instructions[index];
        var first = _words[index] is { } word ? Find(tokens, word, words.IsInstanceCall(instruction)) : -1;
        if (first < 0 && words.ConstantsAt(instruction).FirstOrDefault(name => tokens.Any(t => t.Text == name)) is { } constant)
        {
            map.SetConstant(instruction, constant);
            first = Find(tokens, constant, isMember: false);
        }

        if (first < 0)
        {
            return false;
        }

        _taken.Add((tokens[first].Line, tokens[first].Start));
        var last = EndOfCall(tokens, first);
        map.Set(instruction, files.PathOf(document), tokens[first].Line, tokens[first].Start + 1, tokens[last].Line, tokens[last].End + 1);
        return true;
    }

    private bool IsFree(SourceToken token, string word) => token.Word == word && !_taken.Contains((token.Line, token.Start));

    /// <summary>The first occurrence of a word that no other instruction has taken; of a member of an object rather one behind a dot.</summary>
    private int Find(List<SourceToken> tokens, string word, bool isMember)
    {
        var behindDot = isMember ? tokens.FindIndex(token => IsFree(token, word) && IsBehindDot(tokens, token)) : -1;
        return behindDot >= 0 ? behindDot : tokens.FindIndex(token => IsFree(token, word));
    }

    private static bool IsBehindDot(List<SourceToken> tokens, SourceToken token)
    {
        var index = tokens.IndexOf(token);
        return index > 0 && tokens[index - 1].Text is "." or "?";
    }

    /// <summary>The closing parenthesis of the arguments that follow a name directly.</summary>
    private static int EndOfCall(List<SourceToken> tokens, int name)
    {
        if (name + 1 >= tokens.Count || tokens[name + 1].Text != "(" || tokens[name + 1].Line != tokens[name].Line || tokens[name + 1].Start != tokens[name].End)
        {
            return name;
        }

        var depth = 0;
        for (var index = name + 1; index < tokens.Count; index++)
        {
            depth += tokens[index].Text is "(" ? 1 : tokens[index].Text is ")" ? -1 : 0;
            if (depth == 0)
            {
                return index;
            }
        }

        return name;
    }
}
