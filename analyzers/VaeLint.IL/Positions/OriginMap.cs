using System.Reflection.Metadata;
using VaeLint.Core.Ir;
using VaeLint.IL.Metadata;
using VaeLint.IL.Reading;

namespace VaeLint.IL.Positions;

/// <summary>
/// The origin of every instruction of a method: its address in the module identifies it, the sequence points and the text of the source say where people see it.
/// </summary>
internal sealed class OriginMap
{
    private const int MaxLinesAround = 60;

    private readonly MethodCode _code;
    private readonly string _file;
    private readonly Dictionary<int, Origin> _origins = [];
    private readonly Dictionary<int, string> _constants = [];

    // By the offset of a sequence point: its own tokens, and under the complement those around it.
    private readonly Dictionary<int, List<SourceToken>> _tokens = [];

    private OriginMap(MethodCode code, string file)
    {
        _code = code;
        _file = file;
    }

    public static OriginMap Of(IlModule module, SourceFiles files, MethodDefinitionHandle method, MethodCode code, InstructionWord words)
    {
        var map = new OriginMap(code, module.FileName);
        if (module.Symbols is { } symbols)
        {
            try
            {
                map.Locate(symbols, files, method, words);
            }
            catch (BadImageFormatException)
            {
                // Positions end where the symbols are damaged.
            }
        }

        return map;
    }

    /// <summary>An instruction that no source is known of points to line 1 of the assembly itself, or to where its creator stands.</summary>
    public Origin At(IlInstruction instruction, Origin? fallback)
    {
        if (_origins.TryGetValue(instruction.Offset, out var known))
        {
            return known;
        }

        var (start, end) = (_code.Address + instruction.Offset, _code.Address + instruction.Next);
        return _origins[instruction.Offset] = fallback is { IsNone: false }
            ? new Origin(fallback.File, start, end, fallback.StartLine, fallback.StartColumn, fallback.EndLine, fallback.EndColumn, null)
            : new Origin(_file, start, end, 1, 1, 1, 1, null);
    }

    /// <summary>The named constant that the source has where the code has a number.</summary>
    public string? ConstantAt(IlInstruction instruction) => _constants.TryGetValue(instruction.Offset, out var name) ? name : null;

    private void Locate(MetadataReader symbols, SourceFiles files, MethodDefinitionHandle method, InstructionWord words)
    {
        var points = symbols.GetMethodDebugInformation(method).GetSequencePoints().Where(p => !p.IsHidden && !p.Document.IsNil && p.StartLine > 0).OrderBy(p => p.Offset).ToList();
        if (points.Count == 0)
        {
            return;
        }

        var unplaced = new List<(IlInstruction Instruction, SequencePoint Point)>();
        var taken = new HashSet<(int Line, int Start)>();
        var current = 0;
        foreach (var instruction in _code.Instructions)
        {
            while (current + 1 < points.Count && points[current + 1].Offset <= instruction.Offset)
            {
                current++;
            }

            // What comes before the first point belongs to it.
            var point = points[current];
            if (!Place(instruction, point.Document, files, TokensIn(files, point), words, taken))
            {
                unplaced.Add((instruction, point));
            }
        }

        var statements = new HashSet<int>();

        // An optimised let has no point of its own: its calls stand before the point that they are found under, or behind the last one.
        foreach (var (instruction, point) in unplaced)
        {
            if (!words.IsDistinctive(instruction) || !Place(instruction, point.Document, files, TokensAround(files, point, points), words, taken))
            {
                Set(instruction, files.PathOf(point.Document), point.StartLine, point.StartColumn, point.EndLine, point.EndColumn);
                statements.Add(instruction.Offset);
            }
        }

        PlaceArrays(statements);
    }

    /// <summary>An array that is found nowhere stands in the call that takes it.</summary>
    private void PlaceArrays(HashSet<int> statements)
    {
        for (var index = 0; index < _code.Instructions.Count; index++)
        {
            if (_code.Instructions[index].Code != ILOpCode.Newarr || !statements.Contains(_code.Instructions[index].Offset))
            {
                continue;
            }

            var call = _code.Instructions.Skip(index).FirstOrDefault(i => i.Code is ILOpCode.Call or ILOpCode.Callvirt);
            if (call.Next > 0 && !statements.Contains(call.Offset) && _origins.TryGetValue(call.Offset, out var taker))
            {
                Set(_code.Instructions[index], taker.File, taker.StartLine, taker.StartColumn, taker.EndLine, taker.EndColumn);
            }
        }
    }

    private List<SourceToken> TokensIn(SourceFiles files, SequencePoint point)
    {
        if (!_tokens.TryGetValue(point.Offset, out var tokens))
        {
            _tokens[point.Offset] = tokens = files.LinesOf(point.Document) is { } lines
                ? SourceScanner.Scan(lines, point.StartLine, point.StartColumn, point.EndLine, point.EndColumn)
                : [];
        }

        return tokens;
    }

    private List<SourceToken> TokensAround(SourceFiles files, SequencePoint point, List<SequencePoint> points)
    {
        if (_tokens.TryGetValue(~point.Offset, out var tokens))
        {
            return tokens;
        }

        tokens = [];
        if (files.LinesOf(point.Document) is { } lines)
        {
            var first = Math.Max(files.EndOfMemberBefore(point) + 1, point.StartLine - MaxLinesAround);
            var last = Math.Min(points.Where(p => p.Document == point.Document).Max(p => p.EndLine), point.EndLine + MaxLinesAround);
            tokens.AddRange(SourceScanner.Scan(lines, first, 1, point.StartLine, point.StartColumn));
            tokens.AddRange(SourceScanner.Scan(lines, point.EndLine, point.EndColumn, last, int.MaxValue));
        }

        return _tokens[~point.Offset] = tokens;
    }

    private bool Place(IlInstruction instruction, DocumentHandle document, SourceFiles files, List<SourceToken> tokens, InstructionWord words, HashSet<(int Line, int Start)> taken)
    {
        var first = words.Of(instruction) is { } word ? Find(tokens, word, taken) : -1;
        if (first < 0 && words.ConstantsAt(instruction).FirstOrDefault(name => tokens.Any(t => t.Text == name)) is { } constant)
        {
            _constants[instruction.Offset] = constant;
            first = Find(tokens, constant, taken);
        }

        if (first < 0)
        {
            return false;
        }

        taken.Add((tokens[first].Line, tokens[first].Start));
        var last = EndOfCall(tokens, first);
        Set(instruction, files.PathOf(document), tokens[first].Line, tokens[first].Start + 1, tokens[last].Line, tokens[last].End + 1);
        return true;
    }

    private void Set(IlInstruction instruction, string path, int line, int column, int endLine, int endColumn) =>
        _origins[instruction.Offset] = new Origin(path, _code.Address + instruction.Offset, _code.Address + instruction.Next, line, column, endLine, endColumn, null);

    /// <summary>The first occurrence of a word that no other instruction has taken.</summary>
    private static int Find(List<SourceToken> tokens, string word, HashSet<(int Line, int Start)> taken) =>
        tokens.FindIndex(token => token.Word == word && !taken.Contains((token.Line, token.Start)));

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
