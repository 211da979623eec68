using System.Reflection.Metadata;
using VaeLint.Core.Ir;
using VaeLint.IL.Metadata;

namespace VaeLint.IL.Lowering;

/// <summary>Calls, creations and their arguments.</summary>
internal sealed partial class MethodLowering
{
    private void Call(MethodRef method, bool isVirtual)
    {
        if (CallMachinery(method) || CallArrayHelper(method) || CallWellKnown(method))
        {
            return;
        }

        if (method is { IsSource: true, Symbol: MethodDefinitionHandle handle } && GeneratedNames.IsFunction(method.Name))
        {
            CallFunction(method, handle);
            return;
        }

        var arguments = Pop(method.Parameters.Count);
        if (method.IsStatic)
        {
            PushResult(method, Invoke(method, -1, arguments));
            return;
        }

        var receiver = Pop();
        if (method.IsConstructor)
        {
            Construct(method, receiver, arguments);
            return;
        }

        if (method.DeclaringType.Kind == TypeRefKind.Delegate && method.Name == "Invoke")
        {
            InvokeDelegate(method, receiver, arguments);
            return;
        }

        CallInstance(method, receiver, arguments, isVirtual);
    }

    private void CallInstance(MethodRef method, StackValue receiver, List<StackValue> arguments, bool isVirtual)
    {
        if (_context.Accessors.StorageOf(method) is { } storage && AccessStorage(method, storage, receiver, arguments))
        {
            return;
        }

        if (OverrideMap.IsModuleCall(method) && TypeIndex.DefinitionOf(receiver.Type) is { IsNil: false } module && _context.Overrides.Find(method, module) is { } forward)
        {
            method = forward;
        }

        var target = Receiver(receiver);
        var result = Invoke(isVirtual ? method : _context.Members.NonVirtual(method), target, arguments);
        if (ChangesReceiver(method))
        {
            var changed = new StackValue(result, method.ReturnType, At) { Source = receiver.Source };
            _stack = [.. _stack.Select(v => v.Register == target && v.Register >= 0 && !v.IsVariable ? v with { Register = result } : v)];
            if (receiver.Source is { } place)
            {
                Store(place, changed);
            }

            Push(changed);
            return;
        }

        PushResult(method, result, method.Name is "get_Count" or "get_Length" ? Identity(receiver) : -1);
    }

    private void PushResult(MethodRef method, int result, int lengthOf = -1)
    {
        if (method.ReturnType.Kind != TypeRefKind.Void)
        {
            Push(new StackValue(result, TypeProvider.Referent(method.ReturnType), At) { LengthOf = lengthOf });
        }
    }

    private static bool ChangesReceiver(MethodRef method) =>
        method is { IsSource: false, Name.Length: > 1 } && method.Name[method.Name.Length - 1] == '_' && method.DeclaringType.IsTensor && method.ReturnType.IsTensor;

    private bool AccessStorage(MethodRef method, FieldRef storage, StackValue receiver, List<StackValue> arguments)
    {
        var instance = storage.IsStatic ? -1 : receiver.IsEnvironment ? -2 : Receiver(receiver);
        if (instance == -2 || arguments.Count != (method.Name[0] == 's' ? 1 : 0))
        {
            return false;
        }

        var place = new FieldPlace(instance, storage);
        if (arguments.Count == 0)
        {
            Push(new StackValue(Load(place), method.ReturnType, At) { Source = place });
        }
        else
        {
            Store(place, arguments[0]);
        }

        return true;
    }

    private int Invoke(MethodRef method, int receiver, IReadOnlyList<StackValue> arguments)
    {
        var written = new List<(Place Place, int Register)>();
        var registers = new int[arguments.Count];
        var origins = new Origin?[arguments.Count];
        for (var index = 0; index < registers.Length; index++)
        {
            registers[index] = Argument(arguments[index], method.Parameters[index], written);
            origins[index] = IsOmitted(arguments[index], method.Parameters[index]) ? null : arguments[index].At;
        }

        var result = method.ReturnType.Kind == TypeRefKind.Void ? -1 : NewRegister();
        Emit(new IrCall(result, method, receiver, registers, origins, isCreation: false, At, At));
        WriteBack(written);
        return result;
    }

    private int Argument(StackValue value, ParameterRef parameter, List<(Place Place, int Register)> written)
    {
        if (!parameter.IsByRef || value.Address is not { } place)
        {
            return value.Address is null ? Use(value, parameter.Type) : Load(value.Address);
        }

        if (place is RegisterPlace variable)
        {
            Spill(variable.Register);
            return variable.Register;
        }

        var temporary = Copy(Load(place), At);
        written.Add((place, temporary));
        return temporary;
    }

    private void WriteBack(List<(Place Place, int Register)> written)
    {
        foreach (var (place, register) in written)
        {
            Store(place, new StackValue(register, place.Type, At));
        }
    }

    /// <summary>IL passes defaults like any argument: a constant equal to the default counts as left out.</summary>
    private static bool IsOmitted(StackValue value, ParameterRef parameter)
    {
        if (value.Array is { Items.Length: 0 })
        {
            return true;
        }

        if (!parameter.HasDefault)
        {
            return false;
        }

        return value.IsDefault ? parameter.Default is null
            : value.IsConstant && (parameter.Default is null ? value.Constant is null : SameNumber(value.Constant, parameter.Default));
    }

    private static bool SameNumber(object? left, object right)
    {
        if (left is string || right is string)
        {
            return Equals(left, right);
        }

        return left is IConvertible and not char && right is IConvertible and not char
            && System.Convert.ToDouble(left, System.Globalization.CultureInfo.InvariantCulture)
                .Equals(System.Convert.ToDouble(right, System.Globalization.CultureInfo.InvariantCulture));
    }

    private void InvokeDelegate(MethodRef method, StackValue function, List<StackValue> arguments)
    {
        var written = new List<(Place Place, int Register)>();
        var registers = arguments.Select((a, index) => Argument(a, method.Parameters[index], written)).ToList();
        var result = NewRegister();
        Emit(new IrInvoke(result, Use(function), registers, At));
        WriteBack(written);
        PushResult(method, result);
    }

    /// <summary>A constructor called like a method: of a struct in place, or of this object by another constructor.</summary>
    private void Construct(MethodRef constructor, StackValue receiver, List<StackValue> arguments)
    {
        if (receiver.Address is { } place)
        {
            var created = Created(constructor, arguments);
            if (created is not null)
            {
                Store(place, created);
            }
        }
        else if (constructor.IsSource && !receiver.IsEnvironment)
        {
            Invoke(constructor, Use(receiver), arguments);
        }
    }

    private void Create(MethodRef constructor)
    {
        var arguments = Pop(constructor.Parameters.Count);
        if (Created(constructor, arguments) is { } value)
        {
            Push(value);
        }
    }

    /// <summary>null when the value has been pushed already.</summary>
    private StackValue? Created(MethodRef constructor, List<StackValue> arguments)
    {
        var type = constructor.DeclaringType;
        if (arguments.Count == 2 && arguments[1].Function is { } function)
        {
            CreateDelegate(constructor, arguments[0], function);
            return null;
        }

        if (_context.IsEnvironment(type))
        {
            _owned.Add(type.Name);
            return new StackValue(-1, type, At) { IsEnvironment = true };
        }

        if (_context.Closures.Of(type) is { } closure)
        {
            return new StackValue(FSharpClosure(closure, type, arguments), type, At);
        }

        if (type.Kind == TypeRefKind.Tuple)
        {
            return new StackValue(MakeTuple(arguments), type, At);
        }

        if (CreatedWellKnown(constructor, arguments) is { } known)
        {
            return known;
        }

        var written = new List<(Place Place, int Register)>();
        var registers = arguments.Select((a, index) => Argument(a, constructor.Parameters[index], written)).ToList();
        var origins = arguments.Select((a, index) => IsOmitted(a, constructor.Parameters[index]) ? null : a.At).ToList();
        var target = NewRegister();
        Emit(new IrCall(target, constructor, -1, registers, origins, isCreation: true, At, At));
        WriteBack(written);
        return new StackValue(target, type, At);
    }

    private int MakeTuple(List<StackValue> items)
    {
        var target = NewRegister();
        Emit(new IrMakeTuple(target, Use(items), At));
        return target;
    }
}
