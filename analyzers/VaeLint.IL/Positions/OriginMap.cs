using System.Reflection.Metadata;
using VaeLint.Core.Ir;
using VaeLint.IL.Metadata;
using VaeLint.IL.Reading;

namespace VaeLint.IL.Positions;

/// <summary>
/// The origin of every instruction of a method: its address in the module identifies it, the sequence points and the text of the source say where people see it.
/// Lines and columns are looked for when they are asked for: few methods have findings.
/// </summary>
internal sealed class OriginMap : IOriginPositions
{
    private readonly MethodCode _code;
    private readonly SourceFiles _files;
    private readonly Lazy<InstructionWord> _words;
    private readonly string _assembly;
    private readonly List<SequencePoint> _points;
    private readonly string? _path;
    private readonly Dictionary<int, Origin> _origins = [];
    private readonly Dictionary<int, Origin> _located = [];
    private readonly Dictionary<int, string> _constants = [];
    private readonly Lazy<Dictionary<int, SourceCondition>> _conditions;
    private bool _isLocated;

    private OriginMap(MethodCode code, SourceFiles files, Lazy<InstructionWord> words, string assembly, List<SequencePoint> points)
    {
        _code = code;
        _files = files;
        _words = words;
        _assembly = assembly;
        _points = points;
        _path = PathOfAll();
        _conditions = new Lazy<Dictionary<int, SourceCondition>>(() => ConditionLocator.Find(code, files, points));
        if (points.Count > 0 && _path is null)
        {
            EnsureLocated();
        }
    }

    public static OriginMap Of(IlModule module, SourceFiles files, MethodDefinitionHandle method, MethodCode code, Lazy<InstructionWord> words) =>
        new(code, files, words, module.FileName, SequencePoints.Of(module.Symbols, method));

    /// <summary>An instruction that no source is known of points to line 1 of the assembly itself, or to where its creator stands.</summary>
    public Origin At(IlInstruction instruction, Origin? fallback)
    {
        if (_origins.TryGetValue(instruction.Offset, out var known) || _path is null && _located.TryGetValue(instruction.Offset, out known))
        {
            return known;
        }

        var (start, end) = (_code.Address + instruction.Offset, _code.Address + instruction.Next);
        return _origins[instruction.Offset] = _path is not null ? new Origin(_path, start, end, this)
            : fallback is { IsNone: false } ? new Origin(fallback.File, start, end, new SamePlace(fallback))
            : new Origin(_assembly, start, end, 1, 1, 1, 1, null);
    }

    /// <summary>The named constant that the source has where the code has a number.</summary>
    public string? ConstantAt(IlInstruction instruction)
    {
        if (_points.Count == 0 || _words.Value.ConstantsAt(instruction).Count == 0)
        {
            return null;
        }

        EnsureLocated();
        return _constants.TryGetValue(instruction.Offset, out var name) ? name : null;
    }

    /// <summary>What the source says where the code branches.</summary>
    public SourceCondition? ConditionAt(IlInstruction instruction) =>
        _points.Count > 0 && _conditions.Value.TryGetValue(instruction.Offset, out var condition) ? condition : null;

    public bool TryGet(IlInstruction instruction, out Origin origin) => _located.TryGetValue(instruction.Offset, out origin!);

    public void Set(IlInstruction instruction, string path, int line, int column, int endLine, int endColumn) =>
        _located[instruction.Offset] = new Origin(path, _code.Address + instruction.Offset, _code.Address + instruction.Next, line, column, endLine, endColumn, null);

    public void SetConstant(IlInstruction instruction, string name) => _constants[instruction.Offset] = name;

    Origin IOriginPositions.Locate(int start)
    {
        EnsureLocated();
        var first = _points[0];
        return _located.TryGetValue(start - _code.Address, out var located) ? located
            : new Origin(_path!, start, start, first.StartLine, first.StartColumn, first.EndLine, first.EndColumn, null);
    }

    private void EnsureLocated()
    {
        lock (_located)
        {
            if (_isLocated)
            {
                return;
            }

            _isLocated = true;
            try
            {
                new OriginLocator(this, _code, _files, _words.Value, _points).Locate();
            }
            catch (Exception exception) when (IlProgram.IsUnreadable(exception))
            {
                // Positions end where the symbols are damaged.
            }
        }
    }

    /// <summary>The file of all statements; null when there are several, or none.</summary>
    private string? PathOfAll()
    {
        if (_points.Count == 0)
        {
            return null;
        }

        foreach (var point in _points)
        {
            if (point.Document != _points[0].Document)
            {
                return null;
            }
        }

        try
        {
            return _files.PathOf(_points[0].Document);
        }
        catch (Exception exception) when (IlProgram.IsUnreadable(exception))
        {
            return null;
        }
    }
}
