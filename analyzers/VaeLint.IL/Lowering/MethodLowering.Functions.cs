using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using VaeLint.Core.Ir;
using VaeLint.IL.Metadata;

namespace VaeLint.IL.Lowering;

/// <summary>Delegates, lambdas, local functions and F# functions.</summary>
internal sealed partial class MethodLowering
{
    // Null while the function is being lowered: it calls itself.
    private readonly Dictionary<string, MethodLowering?> _functions = new(StringComparer.Ordinal);

    private int Depth => _parent is null ? 0 : _parent.Depth + 1;

    private void LoadFunction(bool receiver)
    {
        if (receiver)
        {
            Pop();
        }

        Push(new StackValue(-1, TypeRef.Unknown, At) { Function = _context.Members.Method(MetadataTokens.EntityHandle(_instruction.Token)) });
    }

    /// <summary>new Func(receiver, function)</summary>
    private void CreateDelegate(MethodRef constructor, StackValue receiver, MethodRef function)
    {
        if (GeneratedNames.IsFunction(function.Name) && function.Symbol is MethodDefinitionHandle handle)
        {
            Push(Closure(function, handle, receiver.IsEnvironment || receiver.IsConstant ? -1 : Use(receiver)), constructor.DeclaringType);
            return;
        }

        if (_context.Closures.IsClosure(function.DeclaringType) || function.DeclaringType.Name == "Microsoft.FSharp.Core.FSharpFunc")
        {
            // An F# function as a delegate.
            Push(Use(receiver), constructor.DeclaringType);
            return;
        }

        var target = NewRegister();
        Emit(new IrMakeDelegate(target, function, receiver.IsConstant || receiver.IsEnvironment ? -1 : Receiver(receiver), At));
        Push(target, constructor.DeclaringType);
    }

    /// <summary>A call of a local function: its captured variables come by reference.</summary>
    private void CallFunction(MethodRef function, MethodDefinitionHandle handle)
    {
        var arguments = Pop(function.Parameters.Count);
        var receiver = function.IsStatic ? null : Pop();
        var closure = Closure(function, handle, receiver is null or { IsEnvironment: true } ? -1 : Use(receiver));
        var registers = new List<int>();
        for (var index = 0; index < arguments.Count; index++)
        {
            if (!arguments[index].IsEnvironment)
            {
                registers.Add(Argument(arguments[index], function.Parameters[index], []));
            }
        }

        var result = NewRegister();
        Emit(new IrInvoke(result, closure, registers, At));
        if (function.ReturnType.Kind != TypeRefKind.Void)
        {
            Push(result, function.ReturnType);
        }
    }

    private int Closure(MethodRef function, MethodDefinitionHandle handle, int receiver)
    {
        if (Lowered(function, handle, DeclareFunction) is not { } lowered)
        {
            return Opaque(TypeRef.Unknown, [], "recursive local function");
        }

        var captures = lowered._captured.Select(c => (Variable(c.Variable), c.Register)).ToList();
        var instance = lowered._body.ThisRegister < 0 ? -1 : receiver >= 0 ? receiver : This(lowered._body.ThisType!);
        var target = NewRegister();
        Emit(new IrMakeClosure(target, lowered._body, captures, byReference: true, instance, At));
        return target;
    }

    private int This(TypeRef type)
    {
        DeclareThis(type);
        return _body.ThisRegister;
    }

    /// <summary>A function that an enclosing body has lowered already is shared.</summary>
    private MethodLowering? Lowered(MethodRef function, MethodDefinitionHandle handle, Action<MethodLowering, MethodRef, StateMachine?> declare)
    {
        for (var owner = this; owner is not null; owner = owner._parent)
        {
            if (owner._functions.TryGetValue(function.Key, out var known) && (known is null || owner == this))
            {
                return known;
            }
        }

        var machine = _context.StateMachines.Of(handle);
        var code = _context.Module.CodeOf(machine?.MoveNext ?? handle);
        if (code is null || code.Instructions.Count == 0 || Depth >= MaxFunctionDepth)
        {
            return null;
        }

        var body = new IrBody
        {
            Name = NameOf(function) + " in " + _body.Name,
            Key = function.Key,
            MemberKey = _body.MemberKey,
            IsAsync = machine is { IsIterator: false },
        };
        var lowering = new MethodLowering(
            _context, this, body, machine?.MoveNext ?? handle, code, machine is null ? function.ReturnType : TypeRef.Unknown, machine, At, _cancellation);
        _functions[function.Key] = null;
        declare(lowering, function, machine);
        lowering.Run();
        _functions[function.Key] = lowering;
        return lowering;
    }

    /// <summary>"Total" of "&lt;Loss&gt;g__Total|3_0", else "lambda".</summary>
    private static string NameOf(MethodRef function)
    {
        var start = function.Name.IndexOf(">g__", StringComparison.Ordinal);
        var end = function.Name.IndexOf('|');
        return start > 0 && end > start ? function.Name.Substring(start + 4, end - start - 4) : "lambda";
    }

    private static void DeclareFunction(MethodLowering lowering, MethodRef function, StateMachine? machine)
    {
        lowering.DeclareParameters(function, function.Parameters);
        if (machine is not null)
        {
            var type = lowering._context.Members.Type(machine.Type);
            for (var index = 0; index < lowering._body.Parameters.Count; index++)
            {
                lowering._variables[(type.Name, lowering._body.Parameters[index].Name)] = lowering._body.ParameterRegisters[index];
            }

            lowering._arguments.Clear();
            lowering._arguments.Add(new StackValue(-1, type, Origin.None) { IsEnvironment = true });
            lowering._owned.Add(type.Name);
            return;
        }

        if (function.IsStatic)
        {
            return;
        }

        if (lowering._context.IsEnvironment(function.DeclaringType) || lowering._context.Closures.IsClosure(function.DeclaringType))
        {
            lowering._arguments.Insert(0, new StackValue(-1, function.DeclaringType, Origin.None) { IsEnvironment = true });
            return;
        }

        lowering.DeclareThis(function.DeclaringType);
        lowering._arguments.Insert(0, new StackValue(lowering._body.ThisRegister, function.DeclaringType, Origin.None));
    }

    /// <summary>The fields of an F# sequence are what it captured, and the variables that it keeps between two elements.</summary>
    private static void DeclareSequence(MethodLowering lowering, MethodRef function, StateMachine? machine) =>
        lowering._arguments.Add(new StackValue(-1, function.DeclaringType, Origin.None) { IsEnvironment = true });

    private void LoadSingleton(TypeRef type)
    {
        if (_context.Closures.Of(type) is { } closure)
        {
            Push(FSharpClosure(closure, type, []), type);
            return;
        }

        Push(new StackValue(-1, type, At) { IsEnvironment = true });
    }

    /// <summary>F# copies what a function captures.</summary>
    private int FSharpClosure(ClosureClass closure, TypeRef type, IReadOnlyList<StackValue> arguments)
    {
        if (Lowered(closure.Invoke, closure.Handle, closure.IsSequence ? DeclareSequence : DeclareFunction) is not { } lowered)
        {
            return Opaque(type, Use(arguments), "recursive function");
        }

        var captures = new List<(int Outer, int Inner)>();
        for (var index = 0; index < arguments.Count && index < closure.Captured.Count; index++)
        {
            var inner = closure.Captured[index] is { } field ? lowered._captured.FirstOrDefault(c => c.Variable == (type.Name, field)).Register : 0;
            if (closure.Captured[index] is { } used && lowered._captured.Any(c => c.Variable == (type.Name, used)))
            {
                captures.Add((Use(arguments[index]), inner));
            }
        }

        var target = NewRegister();
        Emit(new IrMakeClosure(target, lowered._body, captures, byReference: false, -1, At));
        if (!closure.IsSequence)
        {
            return target;
        }

        var elements = NewRegister();
        Emit(new IrInvoke(elements, target, [], At));
        return elements;
    }
}
