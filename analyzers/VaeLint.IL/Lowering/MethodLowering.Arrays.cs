using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using VaeLint.Core.Ir;
using VaeLint.IL.Metadata;
using VaeLint.IL.Reading;

namespace VaeLint.IL.Lowering;

/// <summary>Arrays, and the buffers and data behind collection expressions.</summary>
internal sealed partial class MethodLowering
{
    private readonly Dictionary<int, PendingArray> _buffers = [];

    private void NewArray()
    {
        var length = Pop();
        var element = _context.Members.Type(MetadataTokens.EntityHandle(_instruction.Token));
        var type = new TypeRef(element.Name + "[]", TypeRefKind.Sequence, [element]);
        if (length.IsConstant && LongOf(length.Constant) is >= 0 and <= PendingArray.MaxLength and var count)
        {
            Push(new StackValue(-1, type, At) { Array = new PendingArray((int)count, element) });
            return;
        }

        Push(Opaque(type, [Use(length)], "array"), type);
    }

    private static long? LongOf(object? constant) => constant is int or long ? System.Convert.ToInt64(constant, System.Globalization.CultureInfo.InvariantCulture) : null;

    /// <summary>The array is used: what was stored in it so far is what it holds.</summary>
    private int Finish(PendingArray array, Origin at)
    {
        if (array.Register >= 0)
        {
            return array.Register;
        }

        array.Register = NewRegister();
        MakeArray(array.Register, array, array.Items.Length, at);
        return array.Register;
    }

    private void MakeArray(int target, PendingArray array, int count, Origin at)
    {
        var items = new int[count];
        for (var index = 0; index < count; index++)
        {
            items[index] = array.Items[index];
            if (items[index] < 0)
            {
                items[index] = NewRegister();
                Emit(new IrDefault(items[index], array.ElementType, at));
            }
        }

        Emit(new IrMakeArray(target, items, at));
    }

    private void StoreElement()
    {
        var value = Pop();
        var index = Pop();
        var array = Pop();
        if (array.Array is { Register: < 0 } pending && index.IsConstant && LongOf(index.Constant) is >= 0 and var position && position < pending.Items.Length)
        {
            Store(new PendingElementPlace(pending, (int)position, pending.ElementType), value);
            return;
        }

        var element = ElementType(array.Type);
        Emit(new IrSetElement(Receiver(array), Use(index), Use(value, element), At));
    }

    private void LoadElement()
    {
        var index = Pop();
        var array = Pop();
        var type = _instruction.Code is ILOpCode.Ldelem or ILOpCode.Ldelema ? _context.Members.Type(MetadataTokens.EntityHandle(_instruction.Token)) : ElementType(array.Type);
        if (array.Array is { Register: < 0 } pending && _instruction.Code == ILOpCode.Ldelema && index.IsConstant && LongOf(index.Constant) is >= 0 and var position)
        {
            Push(new StackValue(-1, type, At) { Address = new PendingElementPlace(pending, (int)position, type) });
            return;
        }

        var place = new ElementPlace(Receiver(array), IndexOf(index, array), type);
        Push(_instruction.Code == ILOpCode.Ldelema
            ? new StackValue(-1, type, At) { Address = place }
            : new StackValue(Load(place), type, At) { Source = place });
    }

    private static TypeRef ElementType(TypeRef array) => array.Kind == TypeRefKind.Sequence && array.Arguments.Count == 1 ? array.Arguments[0] : TypeRef.Unknown;

    /// <summary>length − k of the same sequence is its element −k.</summary>
    private int IndexOf(StackValue index, StackValue sequence) =>
        index.LengthOf >= 0 && index.LengthOf == Identity(sequence) && index.LengthOffset < 0 ? Constant(index.LengthOffset, Int32) : Use(index);

    private static int Identity(StackValue value) => value.Address is RegisterPlace place ? place.Register : value.Register;

    private void LoadLength()
    {
        var array = Pop();
        var target = NewRegister();
        var getter = new MethodRef(new TypeRef("System.Array", TypeRefKind.Other), "get_Length", "System.Array.get_Length", [], Int32, isStatic: false);
        Emit(new IrCall(target, getter, Receiver(array), [], [], isCreation: false, At, At));
        Push(new StackValue(target, Int32, At) { LengthOf = Identity(array) });
    }

    /// <summary>The number of elements of a compiler-made inline array; 0 for any other type.</summary>
    private static int InlineBufferLength(TypeRef type)
    {
        var name = type.Name;
        var start = name.LastIndexOf("InlineArray", StringComparison.Ordinal);
        return start >= 0 && (name.StartsWith("<>y__", StringComparison.Ordinal) || name.StartsWith("System.Runtime.CompilerServices.InlineArray", StringComparison.Ordinal))
            && int.TryParse(name.Substring(start + "InlineArray".Length), out var length) && length <= PendingArray.MaxLength
            ? length
            : 0;
    }

    /// <summary>How the compiler fills arrays from data, and spans from buffers; false for any other call.</summary>
    private bool CallArrayHelper(MethodRef method)
    {
        var type = method.DeclaringType.Name;
        if (type == "System.Array" && method.Name == "Empty")
        {
            Push(new StackValue(-1, method.ReturnType, At) { Array = new PendingArray(0, ElementType(method.ReturnType)) });
            return true;
        }

        if (type == "System.Runtime.CompilerServices.RuntimeHelpers" && method.Name is "InitializeArray" or "CreateSpan")
        {
            FillFromData(method);
            return true;
        }

        if (!type.EndsWith("<PrivateImplementationDetails>", StringComparison.Ordinal))
        {
            return false;
        }

        switch (method.Name)
        {
            case "InlineArrayElementRef" or "InlineArrayFirstElementRef":
                var index = method.Parameters.Count > 1 ? LongOf(Pop().Constant) ?? -1 : 0;
                var element = TypeProvider.Referent(method.ReturnType);
                Push(Pop() is { Array: { } buffer }
                    ? new StackValue(-1, element, At) { Address = new PendingElementPlace(buffer, (int)index, element) }
                    : new StackValue(Opaque(element, [], "buffer"), element, At));
                return true;
            case "InlineArrayAsReadOnlySpan" or "InlineArrayAsSpan":
                var count = LongOf(Pop().Constant);
                var span = NewRegister();
                if (Pop() is { Array: { } filled } && count <= filled.Items.Length)
                {
                    MakeArray(span, filled, (int)count!.Value, At);
                }
                else
                {
                    Emit(new IrOpaque(span, method.ReturnType, [], "buffer", At));
                }

                Push(span, method.ReturnType);
                return true;
            default:
                return false;
        }
    }

    private void FillFromData(MethodRef method)
    {
        var data = Pop().Constant is Token token ? MetadataTokens.EntityHandle(token.Value) : default;
        var field = data.Kind == HandleKind.FieldDefinition ? (FieldDefinitionHandle)data : default;
        if (method.Name == "InitializeArray")
        {
            if (Pop().Array is { } array && !field.IsNil)
            {
                var values = ArrayData.Read(_context.Module, field, array.ElementType, array.Items.Length);
                for (var index = 0; index < values.Count; index++)
                {
                    array.Items[index] = Constant(values[index], array.ElementType);
                }
            }

            return;
        }

        var element = ElementType(method.ReturnType);
        var items = field.IsNil ? [] : ArrayData.Read(_context.Module, field, element, PendingArray.MaxLength).Select(v => Constant(v, element)).ToList();
        var target = NewRegister();
        Emit(items.Count == 0 ? new IrOpaque(target, method.ReturnType, [], "data", At) : new IrMakeArray(target, items, At));
        Push(target, method.ReturnType);
    }
}
