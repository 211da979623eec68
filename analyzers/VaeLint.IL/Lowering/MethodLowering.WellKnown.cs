using System.Reflection.Metadata;
using VaeLint.Core.Ir;
using VaeLint.IL.Metadata;

namespace VaeLint.IL.Lowering;

/// <summary>Members that stand for something else in the source: operators, conversions, items of tuples, steps of loops, indexes.</summary>
internal sealed partial class MethodLowering
{
    private static readonly Dictionary<string, BinaryOperator> BinaryOperators = new(StringComparer.Ordinal)
    {
        ["op_Addition"] = BinaryOperator.Add,
        ["op_Subtraction"] = BinaryOperator.Subtract,
        ["op_Multiply"] = BinaryOperator.Multiply,
        ["op_Division"] = BinaryOperator.Divide,
        ["op_Modulus"] = BinaryOperator.Remainder,
        ["op_Equality"] = BinaryOperator.Equal,
        ["op_Inequality"] = BinaryOperator.NotEqual,
        ["op_LessThan"] = BinaryOperator.Less,
        ["op_LessThanOrEqual"] = BinaryOperator.LessOrEqual,
        ["op_GreaterThan"] = BinaryOperator.Greater,
        ["op_GreaterThanOrEqual"] = BinaryOperator.GreaterOrEqual,
        ["op_BitwiseAnd"] = BinaryOperator.And,
        ["op_BitwiseOr"] = BinaryOperator.Or,
        ["op_ExclusiveOr"] = BinaryOperator.Other,
    };

    private bool CallWellKnown(MethodRef method)
    {
        if (method.IsSource)
        {
            return false;
        }

        if (method.Name.StartsWith("op_", StringComparison.Ordinal))
        {
            return CallOperator(method);
        }

        return method.DeclaringType.Kind switch
        {
            TypeRefKind.Tuple => CallTuple(method),
            TypeRefKind.Nullable => CallNullable(method),
            _ => CallLoopStep(method) || CallIndexer(method) || CallRange(method) || IsIdleDispose(method),
        };
    }

    private bool CallOperator(MethodRef method)
    {
        var type = method.DeclaringType;
        var isTorch = type.Name.StartsWith("TorchSharp.", StringComparison.Ordinal);
        if (!isTorch && !type.IsNumeric && type.Kind is not (TypeRefKind.String or TypeRefKind.Sequence) && type.Name != "System.Index")
        {
            return false;
        }

        if (method.Name is "op_Implicit" or "op_Explicit")
        {
            return CallConversion(method, isTorch);
        }

        if (method.Parameters.Count == 2 && BinaryOperators.TryGetValue(method.Name, out var op))
        {
            var right = Pop();
            var left = Pop();
            var target = NewRegister();
            Emit(new IrBinary(target, op, Receiver(left), Receiver(right), method.ReturnType, At, left.At, right.At));
            Push(target, method.ReturnType);
            return true;
        }

        if (method.Parameters.Count == 1)
        {
            var operand = Pop();
            var target = NewRegister();
            var unary = method.Name switch
            {
                "op_UnaryNegation" => UnaryOperator.Negate,
                "op_LogicalNot" => UnaryOperator.Not,
                "op_UnaryPlus" => UnaryOperator.Plus,
                _ => UnaryOperator.Other,
            };
            Emit(new IrUnary(target, unary, Receiver(operand), At));
            Push(target, method.ReturnType);
            return true;
        }

        return false;
    }

    private bool CallConversion(MethodRef method, bool isTorch)
    {
        if (isTorch && method.Name == "op_Explicit")
        {
            return false;
        }

        var value = Pop();
        if (method.DeclaringType.IsNumeric && !isTorch && value.Type.IsNumeric && method.ReturnType.IsNumeric && value.Type.Kind != method.ReturnType.Kind)
        {
            Push(value);
            Convert(method.ReturnType);
            return true;
        }

        Push(value.IsConstant && value.Constant is int number && method.ReturnType.Kind == TypeRefKind.Floating && !isTorch
            ? value with { Constant = (double)number, Type = method.ReturnType }
            : value.Array is null && !value.IsConstant ? value with { Register = Receiver(value), Address = null, Type = method.ReturnType } : value with { Type = value.IsConstant ? value.Type : method.ReturnType });
        return true;
    }

    private bool CallTuple(MethodRef method)
    {
        if (method.IsStatic || !method.Name.StartsWith("get_Item", StringComparison.Ordinal) || !int.TryParse(method.Name.Substring(8), out var number))
        {
            return false;
        }

        var tuple = Receiver(Pop());
        var target = NewRegister();
        Emit(new IrTupleItem(target, tuple, number - 1, method.ReturnType, At));
        Push(target, method.ReturnType);
        return true;
    }

    /// <summary>Some x is x, None is null.</summary>
    private bool CallNullable(MethodRef method)
    {
        switch (method.Name)
        {
            case "Some" or "NewValueSome" when method.Parameters.Count == 1:
                Push(Pop() with { Type = method.ReturnType });
                return true;
            case "get_None" or "get_ValueNone":
                PushConstant(null, method.ReturnType);
                return true;
            case "get_IsSome" or "get_IsNone" or "get_IsValueSome" or "get_IsValueNone" or "get_Tag" or "GetTag":
                var option = Receiver(Pop());
                var isNone = method.Name.EndsWith("None", StringComparison.Ordinal);
                Push(Compare(isNone ? BinaryOperator.Equal : BinaryOperator.NotEqual, option, Constant(null, Null), At), TypeRef.Boolean);
                return true;
            case "GetValueOrDefault" when method.Parameters.Count == 0:
                var value = Pop();
                Push(new StackValue(Receiver(value), method.ReturnType, value.At));
                return true;
            default:
                return false;
        }
    }

    private bool CallLoopStep(MethodRef method)
    {
        var isEnumerator = method.DeclaringType.Name.IndexOf("Enumerator", StringComparison.Ordinal) >= 0;
        switch (method.Name)
        {
            case "GetEnumerator" or "GetAsyncEnumerator" when !method.IsStatic:
                Pop(method.Parameters.Count);
                var enumerator = NewRegister();
                Emit(new IrEnumerate(enumerator, Receiver(Pop()), At));
                Push(enumerator, method.ReturnType);
                return true;
            case "MoveNext" or "MoveNextAsync" when isEnumerator:
                Pop(method.Parameters.Count);
                var more = NewRegister();
                Emit(new IrMoreElements(more, Receiver(Pop()), At));
                Push(more, TypeRef.Boolean);
                return true;
            case "get_Current" when isEnumerator:
                var element = TypeProvider.Referent(method.ReturnType);
                var target = NewRegister();
                Emit(new IrNextElement(target, Receiver(Pop()), element, At));
                Push(target, element);
                return true;
            case "Dispose" or "DisposeAsync" when isEnumerator:
                Pop();
                if (method.ReturnType.Kind != TypeRefKind.Void)
                {
                    Push(Opaque(method.ReturnType, [], "disposal"), method.ReturnType);
                }

                return true;
            default:
                return false;
        }
    }

    private bool CallIndexer(MethodRef method)
    {
        if (method.IsStatic)
        {
            return false;
        }

        if (IsIndexer(method, "get_") && method.Parameters.Count == 1 && OnlyIndex(_stack.Count > 0 ? _stack[_stack.Count - 1] : null, method.Parameters[0]))
        {
            var index = SingleItem(Pop());
            var source = Pop();
            var element = TypeProvider.Referent(method.ReturnType);
            var place = new ElementPlace(Receiver(source), IndexOf(index, source), element);
            Push(TypeProvider.IsByReference(method.ReturnType)
                ? new StackValue(-1, element, At) { Address = place }
                : new StackValue(Load(place), element, At) { Source = place });
            return true;
        }

        if (IsIndexer(method, "set_") && method.Parameters.Count == 2 && OnlyIndex(_stack.Count > 1 ? _stack[_stack.Count - 2] : null, method.Parameters[0]))
        {
            var value = Pop();
            var index = SingleItem(Pop());
            var source = Pop();
            Store(new ElementPlace(Receiver(source), IndexOf(index, source), method.Parameters[1].Type), value);
            return true;
        }

        return false;
    }

    /// <summary>Indexers may have any name: that of a tensor is TensorItems.</summary>
    private static bool IsIndexer(MethodRef method, string accessor) =>
        method.Name == accessor + "Item" || (!method.IsSource && method.Name.StartsWith(accessor, StringComparison.Ordinal));

    private static bool OnlyIndex(StackValue? value, ParameterRef parameter) => parameter.Type.Kind != TypeRefKind.Sequence || value?.Array is { Items: { Length: 1 } items } && items[0] >= 0;

    private static StackValue SingleItem(StackValue index) =>
        index.Array is { Items: { Length: 1 } items } array ? new StackValue(items[0], array.ElementType, index.At) : index;

    /// <summary>A range is the pair of its ends; an end counted from the end is negative, an open one is 0 and null.</summary>
    private bool CallRange(MethodRef method)
    {
        if (method.DeclaringType.Name != "System.Range" || !method.IsStatic)
        {
            return false;
        }

        var zero = new StackValue(-1, Int32, At) { IsConstant = true, Constant = 0 };
        var open = new StackValue(-1, Int32, At) { IsConstant = true };
        var arguments = Pop(method.Parameters.Count);
        switch (method.Name)
        {
            case "StartAt":
                Push(MakeTuple([arguments[0], open]), method.ReturnType);
                return true;
            case "EndAt":
                Push(MakeTuple([zero, arguments[0]]), method.ReturnType);
                return true;
            default:
                Push(MakeTuple([zero, open]), method.ReturnType);
                return true;
        }
    }

    /// <summary>Disposing a tensor says nothing about a loss.</summary>
    private bool IsIdleDispose(MethodRef method)
    {
        if (method.Name != "Dispose" || method.IsStatic || method.Parameters.Count > 0 || _stack.Count == 0 || !_stack[_stack.Count - 1].Type.IsTensor)
        {
            return false;
        }

        Pop();
        return true;
    }

    private StackValue? CreatedWellKnown(MethodRef constructor, List<StackValue> arguments)
    {
        var type = constructor.DeclaringType;
        if (type.Kind == TypeRefKind.Nullable && arguments.Count == 1)
        {
            return new StackValue(Receiver(arguments[0]), type, arguments[0].At);
        }

        // A collection expression as a read-only list.
        if (type.IsSource && type.Name.StartsWith("<>z__ReadOnly", StringComparison.Ordinal) && arguments.Count == 1)
        {
            return constructor.Parameters[0].Type.Kind == TypeRefKind.Sequence ? arguments[0] : new StackValue(MakeArray([Use(arguments[0])]), type, At);
        }

        switch (type.Name)
        {
            case "System.ReadOnlySpan" or "System.Span" when arguments.Count == 1:
                if (arguments[0].Address is null)
                {
                    return new StackValue(Use(arguments[0]), type, At);
                }

                return new StackValue(MakeArray([Copy(Receiver(arguments[0]), At)]), type, At);
            case "System.Index" when arguments.Count == 2:
                return arguments[1] is { IsConstant: true, Constant: 1 } && LongOf(arguments[0].Constant) is { } fromEnd
                    ? new StackValue(-1, Int32, At) { IsConstant = true, Constant = fromEnd == 0 ? null : (int)-fromEnd }
                    : arguments[0];
            case "System.Range" when arguments.Count == 2:
                return new StackValue(MakeTuple(arguments), type, At);
            default:
                return null;
        }
    }

    private int MakeArray(IReadOnlyList<int> items)
    {
        var target = NewRegister();
        Emit(new IrMakeArray(target, items, At));
        return target;
    }
}
