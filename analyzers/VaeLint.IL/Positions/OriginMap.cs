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
    // F# leaves out sequence points: what a statement does may stand behind the point before it.
    private const int MaxLinesBehind = 60;

    private readonly MethodCode _code;
    private readonly string _file;
    private readonly Dictionary<int, Origin> _origins = [];
    private readonly Dictionary<int, string> _constants = [];

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
        var index = -1;
        List<SourceToken>? tokens = null;
        List<SourceToken>? rest = null;
        var used = new Dictionary<string, int>(StringComparer.Ordinal);
        var usedBehind = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var instruction in _code.Instructions)
        {
            var moved = false;
            while (index + 1 < points.Count && points[index + 1].Offset <= instruction.Offset)
            {
                index++;
                moved = true;
            }

            if (index < 0)
            {
                continue;
            }

            var point = points[index];
            if (moved)
            {
                used.Clear();
                usedBehind.Clear();
                var lines = files.LinesOf(point.Document);
                tokens = lines is null ? null : SourceScanner.Scan(lines, point.StartLine, point.StartColumn, point.EndLine, point.EndColumn);
                var end = points.Where(p => p.Document == point.Document).Max(p => p.EndLine);
                rest = lines is null || end <= point.EndLine || end - point.EndLine > MaxLinesBehind
                    ? null
                    : SourceScanner.Scan(lines, point.EndLine, point.EndColumn, end, int.MaxValue);
            }

            var path = files.PathOf(point.Document);
            _origins[instruction.Offset] = Place(instruction, path, tokens, words, used)
                ?? (words.IsName(instruction) && rest is not null ? Place(instruction, path, rest, words, usedBehind) : null)
                ?? new Origin(path, _code.Address + instruction.Offset, _code.Address + instruction.Next, point.StartLine, point.StartColumn, point.EndLine, point.EndColumn, null);
        }
    }

    private Origin? Place(IlInstruction instruction, string path, List<SourceToken>? tokens, InstructionWord words, Dictionary<string, int> used)
    {
        var (start, end) = (_code.Address + instruction.Offset, _code.Address + instruction.Next);
        if (tokens is not null)
        {
            var first = words.Of(instruction) is { } word ? Find(tokens, word, used) : -1;
            if (first < 0 && words.ConstantsAt(instruction).FirstOrDefault(name => tokens.Any(t => t.Text == name)) is { } constant)
            {
                _constants[instruction.Offset] = constant;
                first = Find(tokens, constant, used);
            }

            if (first >= 0)
            {
                var last = EndOfCall(tokens, first);
                return new Origin(path, start, end, tokens[first].Line, tokens[first].Start + 1, tokens[last].Line, tokens[last].End + 1, null);
            }
        }

        return null;
    }

    /// <summary>The first occurrence of a word that no earlier instruction has taken.</summary>
    private static int Find(List<SourceToken> tokens, string word, Dictionary<string, int> used)
    {
        used.TryGetValue(word, out var skip);
        var seen = 0;
        for (var index = 0; index < tokens.Count; index++)
        {
            if (InstructionWord.Normalize(tokens[index].Text) == word && seen++ == skip)
            {
                used[word] = skip + 1;
                return index;
            }
        }

        return -1;
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
