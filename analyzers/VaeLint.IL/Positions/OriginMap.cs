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
    private readonly MethodCode _code;
    private readonly string _file;
    private readonly Dictionary<int, Origin> _origins = [];
    private readonly Dictionary<int, string> _constants = [];
    private readonly Dictionary<int, SourceCondition> _conditions = [];

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
                new OriginLocator(map, code, files, words).Locate(symbols, method);
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

    /// <summary>What the source says where the code branches.</summary>
    public SourceCondition? ConditionAt(IlInstruction instruction) => _conditions.TryGetValue(instruction.Offset, out var condition) ? condition : null;

    public void SetCondition(IlInstruction instruction, SourceCondition condition) => _conditions[instruction.Offset] = condition;

    public bool TryGet(IlInstruction instruction, out Origin origin) => _origins.TryGetValue(instruction.Offset, out origin!);

    public void Set(IlInstruction instruction, string path, int line, int column, int endLine, int endColumn) =>
        _origins[instruction.Offset] = new Origin(path, _code.Address + instruction.Offset, _code.Address + instruction.Next, line, column, endLine, endColumn, null);

    public void SetConstant(IlInstruction instruction, string name) => _constants[instruction.Offset] = name;
}
