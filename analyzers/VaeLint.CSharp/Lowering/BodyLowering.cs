using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using VaeLint.Core.Ir;

namespace VaeLint.CSharp.Lowering;

/// <summary>
/// Writes one <see cref="IrBody"/> from one or more control-flow graphs. Lambdas and local functions are lowered by children
/// that share the registers of captured variables.
/// </summary>
internal sealed partial class BodyLowering
{
    private readonly RoslynProgram _program;
    private readonly CancellationToken _cancellation;
    private readonly BodyLowering? _parent;
    private readonly IMethodSymbol? _function;
    private readonly IrBody _body;
    private readonly Dictionary<ISymbol, int> _variables = new(SymbolEqualityComparer.Default);
    private readonly HashSet<int> _variableRegisters = [];
    private IrBlock _block = new();

    public BodyLowering(RoslynProgram program, string name, string key, string memberKey, CancellationToken cancellation)
        : this(program, null, null, new IrBody { Name = name, Key = key, MemberKey = memberKey }, cancellation)
    {
    }

    private BodyLowering(RoslynProgram program, BodyLowering? parent, IMethodSymbol? function, IrBody body, CancellationToken cancellation)
    {
        _program = program;
        _parent = parent;
        _function = function;
        _body = body;
        _cancellation = cancellation;
        _block = NewBlock(out _);
    }

    public IrBody Body => _body;

    public int NewRegister() => _body.RegisterCount++;

    /// <summary>The register of a local or parameter; one that an enclosing function declares is captured.</summary>
    public int Variable(ISymbol symbol)
    {
        if (_variables.TryGetValue(symbol, out var register))
        {
            return register;
        }

        register = NewRegister();
        _variables.Add(symbol, register);
        _variableRegisters.Add(register);
        _body.RegisterNames[register] = symbol.Name;
        if (_parent is not null && !SymbolEqualityComparer.Default.Equals(symbol.ContainingSymbol, _function))
        {
            _capturedVariables.Add((symbol, register));
        }

        return register;
    }

    public int This()
    {
        if (_body.ThisRegister < 0)
        {
            _body.ThisRegister = NewRegister();
            for (var outer = _parent; outer is not null; outer = outer._parent)
            {
                _body.ThisType ??= outer._body.ThisType;
            }
        }

        return _body.ThisRegister;
    }

    public void DeclareParameters(IMethodSymbol method)
    {
        var registers = new int[method.Parameters.Length];
        for (var index = 0; index < registers.Length; index++)
        {
            registers[index] = Variable(method.Parameters[index]);
        }

        _body.Parameters = _program.Members.Parameters(method);
        _body.ParameterRegisters = registers;
        _body.IsAsync = method.IsAsync;
        if (_function is null && !method.IsStatic)
        {
            DeclareThis(method.ContainingType);
        }
    }

    public void DeclareThis(INamedTypeSymbol type)
    {
        _body.ThisType = _program.Types.Map(type);
        This();
    }

    public void Return(int value, Origin at) => _block.Terminator = new IrReturn(value, at);

    public void Emit(IrInstruction instruction) => _block.Instructions.Add(instruction);

    private IrBlock NewBlock(out int index)
    {
        var block = new IrBlock();
        index = _body.Blocks.Count;
        _body.Blocks.Add(block);
        return block;
    }

    private TypeRef TypeOf(ITypeSymbol? type) => _program.Types.Map(type);

    private int Constant(object? value, string? name, TypeRef type, Origin at)
    {
        var target = NewRegister();
        Emit(new IrConstant(target, value, name, type, at));
        return target;
    }

    private int Copy(int source, Origin at)
    {
        var target = NewRegister();
        Emit(new IrMove(target, source, at));
        return target;
    }

    private int Opaque(ITypeSymbol? type, IReadOnlyList<int> operands, string reason, Origin at)
    {
        var target = NewRegister();
        Emit(new IrOpaque(target, TypeOf(type), operands, reason, at));
        return target;
    }

    private void Guard()
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        _cancellation.ThrowIfCancellationRequested();
    }
}
