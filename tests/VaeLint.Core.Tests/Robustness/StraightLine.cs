using VaeLint.Core.Evaluation;
using VaeLint.Core.Ir;
using VaeLint.Core.Vocabulary;

namespace VaeLint.Core.Tests.Robustness;

/// <summary>One method without branches, written down instruction by instruction.</summary>
internal sealed class StraightLine : IIrProgram
{
    private readonly IrBody _body;
    private readonly string _key;
    private readonly List<ParameterRef> _parameters = [];
    private int _position;

    public StraightLine(string key = "Run")
    {
        _key = key;
        _body = new IrBody { Name = key, Key = key, MemberKey = key.Split('/')[0] };
        _body.Blocks.Add(new IrBlock());
    }

    public UserVocabulary Vocabulary => UserVocabulary.Empty;

    public Func<FieldRef, IrBody?> Initializer { get; set; } = _ => null;

    /// <summary>The other methods of the program.</summary>
    public Func<MethodRef, IrBody?> Bodies { get; set; } = _ => null;

    public Origin Next() => new(_key + ".cs", _position, _position += 2, _position, 1, _position, 2, null);

    public int Parameter(TypeRef type, string? name = null)
    {
        _parameters.Add(new ParameterRef(name ?? "p" + _parameters.Count, type));
        _body.Parameters = _parameters;
        _body.ParameterRegisters = [.. _body.ParameterRegisters, _body.RegisterCount];
        return _body.RegisterCount++;
    }

    public int Add(Func<int, IrInstruction> create)
    {
        var target = _body.RegisterCount++;
        _body.Blocks[0].Instructions.Add(create(target));
        return target;
    }

    public int Constant(object value) => Add(target => new IrConstant(target, value, null, TypeRef.Floating, Next()));

    /// <summary>A call with its arguments in order; a creation where the method is a constructor.</summary>
    public int Call(string type, string name, TypeRef returned, params (string Parameter, int Register)[] arguments) => Call(-1, type, name, returned, arguments);

    public int Call(int receiver, string type, string name, TypeRef returned, params (string Parameter, int Register)[] arguments)
    {
        var method = new MethodRef(
            new TypeRef(type, TypeRefKind.Other), name, $"{type}.{name}", [.. arguments.Select(argument => new ParameterRef(argument.Parameter, TypeRef.Unknown))], returned, isStatic: receiver < 0);
        return Add(target => new IrCall(target, method, receiver, [.. arguments.Select(argument => argument.Register)], [.. arguments.Select(_ => Next())], false, Next(), Next()));
    }

    /// <summary>The whole method.</summary>
    public IrBody Returning(int result)
    {
        _body.Blocks[0].Terminator = new IrReturn(result, Next());
        return _body;
    }

    public Evaluator Evaluate(int result)
    {
        Returning(result);
        var evaluator = new Evaluator(this, CancellationToken.None);
        evaluator.EvaluateRoot(_body);
        return evaluator;
    }

    public IrBody? GetBody(MethodRef method) => Bodies(method);

    public MethodRef? ResolveVirtual(MethodRef method, TypeRef runtimeType) => null;

    public MethodRef? ResolveSingleImplementation(MethodRef method) => null;

    public IReadOnlyList<MethodRef> GetConstructors(TypeRef type) => [];

    public IrBody? GetStaticInitializer(FieldRef field) => Initializer(field);
}
