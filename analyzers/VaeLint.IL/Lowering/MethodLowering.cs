using System.Reflection.Metadata;
using VaeLint.Core.Ir;
using VaeLint.IL.Metadata;
using VaeLint.IL.Positions;
using VaeLint.IL.Reading;

namespace VaeLint.IL.Lowering;

/// <summary>
/// Turns the stack machine of one method into IR. Functions that the compiler moved into classes of their own come back as closures of the method that they were
/// written in, and captured variables as its variables.
/// </summary>
internal sealed partial class MethodLowering
{
    private const int MaxFunctionDepth = 24;

    private readonly LoweringContext _context;
    private readonly MethodLowering? _parent;
    private readonly IrBody _body;
    private readonly MethodCode _code;
    private readonly OriginMap _origins;
    private readonly Origin? _fallback;
    private readonly TypeRef _returnType;
    private readonly StateMachine? _machine;
    private readonly LocalNames _localNames;
    private readonly List<StackValue> _arguments = [];
    private readonly CancellationToken _cancellation;
    private int[] _locals = [];
    private IReadOnlyList<TypeRef> _localTypes = [];
    private IrBlock _block = new();
    private List<StackValue> _stack = [];
    private IlInstruction _instruction;
    private FieldDefinitionHandle? _initialized;

    private MethodLowering(
        LoweringContext context,
        MethodLowering? parent,
        IrBody body,
        MethodDefinitionHandle handle,
        MethodCode code,
        TypeRef returnType,
        StateMachine? machine,
        Origin? fallback,
        CancellationToken cancellation)
    {
        _context = context;
        _parent = parent;
        _body = body;
        _code = code;
        _origins = context.OriginsOf(handle, code);
        _localNames = new LocalNames(context.Module.Symbols, handle);
        _returnType = returnType;
        _machine = machine;
        _fallback = fallback;
        _cancellation = cancellation;
    }

    private Origin At => _origins.At(_instruction, _fallback);

    /// <summary>The body of a member; null when it has none.</summary>
    public static IrBody? Lower(LoweringContext context, MethodRef method, MethodDefinitionHandle handle, CancellationToken cancellation)
    {
        var machine = context.StateMachines.Of(handle);
        var code = context.Module.CodeOf(machine?.MoveNext ?? handle);
        if (code is null || code.Instructions.Count == 0)
        {
            return null;
        }

        var body = new IrBody
        {
            Name = method.FullName,
            Key = method.Key,
            MemberKey = method.Key,
            IsConstructor = method.IsConstructor,
            HasSharedSignature = method.IsVirtual,
            IsAsync = machine is { IsIterator: false },
        };
        var lowering = new MethodLowering(context, null, body, machine?.MoveNext ?? handle, code, machine is null ? method.ReturnType : TypeRef.Unknown, machine, null, cancellation);
        lowering.Declare(method, machine);
        lowering.Run();
        return body;
    }

    /// <summary>The body of a static constructor up to where it sets <paramref name="field"/>; it returns the value.</summary>
    public static IrBody? LowerInitializer(LoweringContext context, FieldRef field, FieldDefinitionHandle definition, MethodDefinitionHandle constructor, CancellationToken cancellation)
    {
        if (context.Module.CodeOf(constructor) is not { Instructions.Count: > 0 } code)
        {
            return null;
        }

        var key = "initial value of " + field;
        var body = new IrBody { Name = field.ToString(), Key = key, MemberKey = key };
        var lowering = new MethodLowering(context, null, body, constructor, code, new TypeRef("System.Void", TypeRefKind.Void), null, null, cancellation) { _initialized = definition };
        lowering.Run();
        return body;
    }

    private void Declare(MethodRef method, StateMachine? machine)
    {
        DeclareParameters(method, method.Parameters);
        if (!method.IsStatic)
        {
            DeclareThis(method.DeclaringType);
        }

        if (machine is null)
        {
            if (!method.IsStatic)
            {
                _arguments.Insert(0, new StackValue(_body.ThisRegister, method.DeclaringType, Origin.None));
            }

            return;
        }

        // What the method's parameters are called, its state machine's fields are called too.
        var type = _context.Members.Type(machine.Type);
        for (var index = 0; index < method.Parameters.Count; index++)
        {
            _variables[(type.Name, method.Parameters[index].Name)] = _body.ParameterRegisters[index];
        }

        _arguments.Clear();
        _arguments.Add(new StackValue(-1, type, Origin.None) { IsEnvironment = true });
        _owned.Add(type.Name);
    }

    private void DeclareThis(TypeRef type)
    {
        if (_body.ThisRegister < 0)
        {
            _body.ThisType = type;
            _body.ThisRegister = NewRegister();
        }
    }

    private void DeclareParameters(MethodRef method, IReadOnlyList<ParameterRef> parameters)
    {
        var registers = new List<int>();
        var kept = new List<ParameterRef>();
        foreach (var parameter in parameters)
        {
            if (_context.IsEnvironment(parameter.Type) && GeneratedNames.IsFunction(method.Name))
            {
                _arguments.Add(new StackValue(-1, parameter.Type, Origin.None) { IsEnvironment = true });
                continue;
            }

            var register = NewRegister();
            registers.Add(register);
            kept.Add(parameter);
            _body.RegisterNames[register] = parameter.Name;
            var argument = new StackValue(register, parameter.Type, Origin.None);
            _arguments.Add(parameter.IsByRef ? argument with { Address = new RegisterPlace(register, parameter.Type) } : argument);
        }

        _body.Parameters = kept;
        _body.ParameterRegisters = registers;
    }

    private void Run()
    {
        _localTypes = _context.Members.Locals(_code.Locals);
        _locals = [.. _localTypes.Select(_ => NewRegister())];
        FindLeaders();
        NewBlock(out _);
        _block = _body.Blocks[0];
        for (var index = 0; index < _locals.Length; index++)
        {
            DeclareLocal(index);
        }

        var state = _machine?.InitialState ?? 0;
        _block.Terminator = new IrGoto(BlockOf(new BlockKey(0, new MachineState(state, state), null)));
        while (_pending.Count > 0)
        {
            _cancellation.ThrowIfCancellationRequested();
            var (key, block, entry) = _pending.Dequeue();
            _block = block;
            _state = key.State;
            _path = key.Path;
            _stack = [.. entry];
            LowerBlock(key.Offset);
        }
    }

    private void DeclareLocal(int index)
    {
        var type = _localTypes[index];
        if (_localNames.Of(index) is { } name)
        {
            _body.RegisterNames[_locals[index]] = name;
        }

        if (_context.IsEnvironment(type))
        {
            _owned.Add(type.Name);
        }
        else if (TypeIndex.DefinitionOf(type) is { IsNil: false } handle && _context.Types.IsStruct(handle))
        {
            _block.Instructions.Add(NewStruct(_locals[index], type, Origin.None));
        }
    }

    /// <summary>A struct exists before anything is stored in it.</summary>
    private static IrCall NewStruct(int target, TypeRef type, Origin at)
    {
        var constructor = new MethodRef(type, ".ctor", type.Name + "..ctor(default)", [], new TypeRef("System.Void", TypeRefKind.Void), isStatic: false, isConstructor: true, isSource: true);
        return new IrCall(target, constructor, -1, [], [], isCreation: true, at, at);
    }

    private int NewRegister() => _body.RegisterCount++;

    private void Emit(IrInstruction instruction) => _block.Instructions.Add(instruction);

    private void Push(int register, TypeRef type) => _stack.Add(new StackValue(register, type, At));

    private void Push(StackValue value) => _stack.Add(value);

    /// <summary>An empty stack means damaged code: the value is unknown.</summary>
    private StackValue Pop()
    {
        if (_stack.Count == 0)
        {
            return new StackValue(Opaque(TypeRef.Unknown, [], "empty stack"), TypeRef.Unknown, At);
        }

        var value = _stack[_stack.Count - 1];
        _stack.RemoveAt(_stack.Count - 1);
        return value;
    }

    private List<StackValue> Pop(int count)
    {
        var values = new List<StackValue>(count);
        for (var index = 0; index < count; index++)
        {
            values.Insert(0, Pop());
        }

        return values;
    }

    private int Opaque(TypeRef type, IReadOnlyList<int> operands, string reason)
    {
        var target = NewRegister();
        Emit(new IrOpaque(target, type, operands, reason, At));
        return target;
    }

    private int Constant(object? value, TypeRef type)
    {
        var target = NewRegister();
        Emit(new IrConstant(target, value, null, type, At));
        return target;
    }

    private void PushConstant(object? value, TypeRef type) =>
        Push(new StackValue(-1, type, At) { IsConstant = true, Constant = value, ConstantName = _origins.ConstantAt(_instruction) });

    /// <summary>The register of a value, made now if it has none yet.</summary>
    private int Use(StackValue value, TypeRef? expected = null)
    {
        if (value.Array is { } array)
        {
            return Finish(array, value.At);
        }

        if (value.IsConstant)
        {
            return Constant(AsExpected(value, expected), value.ConstantName, value.Type, value.At);
        }

        if (value.Address is { } place && value.Register < 0)
        {
            return Load(place);
        }

        if (value.Function is not null || value.Register < 0)
        {
            return Opaque(value.Type, [], "function pointer");
        }

        return value.Register;
    }

    private int Constant(object? value, string? name, TypeRef type, Origin at)
    {
        var target = NewRegister();
        Emit(new IrConstant(target, value, name, type, at));
        return target;
    }

    /// <summary>IL has no truth values: 0 and 1 become them where a bool is expected.</summary>
    private static object? AsExpected(StackValue value, TypeRef? expected) =>
        (expected ?? value.Type).Kind == TypeRefKind.Boolean && value.Constant is int number ? number != 0 : value.Constant;

    private IReadOnlyList<int> Use(IEnumerable<StackValue> values) => [.. values.Select(v => Use(v))];
}
