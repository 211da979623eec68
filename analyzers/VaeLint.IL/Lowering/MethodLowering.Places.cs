using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using VaeLint.Core.Ir;
using VaeLint.IL.Metadata;

namespace VaeLint.IL.Lowering;

/// <summary>Fields, pointers and what they point to.</summary>
internal sealed partial class MethodLowering
{
    private readonly Dictionary<int, Place> _aliases = [];

    // Locals that hold default(T), as the compiler passes it for an omitted argument.
    private readonly HashSet<int> _defaults = [];

    private FieldRef OperandField => _context.Members.Field(MetadataTokens.EntityHandle(_instruction.Token));

    private void LoadField(bool isAddress)
    {
        var instance = Pop();
        var field = OperandField;
        if (instance.IsEnvironment || _context.IsEnvironment(field.DeclaringType))
        {
            LoadCaptured(field, isAddress);
            return;
        }

        if (RawName().StartsWith("init@", StringComparison.Ordinal))
        {
            // F# checks that a constructor has run; it has.
            PushConstant(1, Int32);
            return;
        }

        if (TupleIndex(field) is >= 0 and var item)
        {
            LoadItem(instance, item, field.Type, isAddress);
            return;
        }

        var place = new FieldPlace(Receiver(instance), field);
        if (isAddress)
        {
            Push(new StackValue(-1, field.Type, At) { Address = place });
            return;
        }

        Push(new StackValue(Load(place), field.Type, At) { Source = place });
    }

    private void LoadItem(StackValue tuple, int item, TypeRef type, bool isAddress)
    {
        if (isAddress && tuple.Address is { } stored)
        {
            Push(new StackValue(-1, type, At) { Address = new TupleItemPlace(stored, item, type) });
            return;
        }

        var target = NewRegister();
        Emit(new IrTupleItem(target, Receiver(tuple), item, type, At));
        Push(target, type);
    }

    private void StoreField()
    {
        var value = Pop();
        var instance = Pop();
        var field = OperandField;
        if (instance.IsEnvironment || _context.IsEnvironment(field.DeclaringType))
        {
            StoreCaptured(field, value);
            return;
        }

        if (field.Name == "Result" && IsTaskData(field.DeclaringType) && instance.Address is RegisterPlace data)
        {
            Store(new RegisterPlace(data.Register, field.Type), value);
            return;
        }

        if (TupleIndex(field) is >= 0 and var item && instance.Address is { } tuple)
        {
            Store(new TupleItemPlace(tuple, item, field.Type), value);
            return;
        }

        Store(new FieldPlace(Receiver(instance), field), value);
    }

    private void LoadStatic(bool isAddress)
    {
        var field = OperandField;
        if (GeneratedNames.IsDelegateCache(RawName(), field.DeclaringType.Name))
        {
            PushConstant(null, field.Type);
            return;
        }

        if (_context.IsEnvironment(field.Type) || _context.Closures.IsClosure(field.Type))
        {
            LoadSingleton(field.Type);
            return;
        }

        var place = new FieldPlace(-1, field);
        Push(isAddress ? new StackValue(-1, field.Type, At) { Address = place } : new StackValue(Load(place), field.Type, At) { Source = place });
    }

    private void StoreStatic()
    {
        var value = Pop();
        var field = OperandField;
        if (GeneratedNames.IsDelegateCache(RawName(), field.DeclaringType.Name) || value.IsEnvironment)
        {
            return;
        }

        if (_initialized is { } awaited && _context.Members.FieldDefinition(MetadataTokens.EntityHandle(_instruction.Token)) == awaited)
        {
            // What follows initialises other fields.
            _block.Terminator = new IrReturn(Use(value, field.Type), value.At);
            _isSuspended = true;
            return;
        }

        Store(new FieldPlace(-1, field), value);
    }

    private string RawName()
    {
        var definition = _context.Members.FieldDefinition(MetadataTokens.EntityHandle(_instruction.Token));
        return definition.IsNil ? "" : _context.Module.Metadata.GetString(_context.Module.Metadata.GetFieldDefinition(definition).Name);
    }

    private static int TupleIndex(FieldRef field) =>
        field.DeclaringType.Kind == TypeRefKind.Tuple && field.Name.StartsWith("Item", StringComparison.Ordinal) && int.TryParse(field.Name.Substring(4), out var number)
            ? number - 1
            : -1;

    private void LoadIndirect()
    {
        var pointer = Pop();
        Push(pointer.Address is { } place ? new StackValue(Load(place), place.Type, At) { Source = place, IsVariable = place is RegisterPlace } : pointer with { Source = null });
    }

    private void StoreIndirect()
    {
        var value = Pop();
        StoreTo(Pop(), value);
    }

    private void StoreTo(StackValue pointer, StackValue value)
    {
        if (pointer.Address is { } place)
        {
            Store(place, value);
        }
    }

    private void Initialize()
    {
        var pointer = Pop();
        var type = _context.Members.Type(MetadataTokens.EntityHandle(_instruction.Token));
        if (pointer.IsEnvironment || pointer.Array is not null)
        {
            return;
        }

        var target = NewRegister();
        Emit(IsOwnStruct(type) ? NewStruct(target, type, At) : new IrDefault(target, type, At));
        StoreTo(pointer, new StackValue(target, type, At) { IsDefault = true });
    }

    private bool IsOwnStruct(TypeRef type) => TypeIndex.DefinitionOf(type) is { IsNil: false } handle && type.Kind == TypeRefKind.Other && _context.Types.IsStruct(handle);

    /// <summary>The object that a member is accessed on: what a pointer points to, or the value itself.</summary>
    private int Receiver(StackValue value) => value.Address is { } place ? Load(place) : Use(value);

    private int Load(Place place)
    {
        switch (place)
        {
            case RegisterPlace register:
                return register.Register;
            case PendingElementPlace { Index: >= 0 } pending when pending.Index < pending.Array.Items.Length && pending.Array.Items[pending.Index] >= 0:
                return pending.Array.Items[pending.Index];
        }

        var target = NewRegister();
        switch (place)
        {
            case FieldPlace field:
                Emit(new IrGetField(target, field.Instance, field.Field, At));
                break;
            case ElementPlace element:
                Emit(new IrGetElement(target, element.Source, element.Index, element.Type, At));
                break;
            case TupleItemPlace item:
                Emit(new IrTupleItem(target, Load(item.Tuple), item.Index, item.Type, At));
                break;
            default:
                Emit(new IrDefault(target, place.Type, At));
                break;
        }

        return target;
    }

    private void Store(Place place, StackValue value)
    {
        var register = Use(value, place.Type);
        switch (place)
        {
            case RegisterPlace variable when variable.Register != register:
                Spill(variable.Register);
                Emit(new IrMove(variable.Register, register, value.At));
                if (value.IsDefault)
                {
                    _defaults.Add(variable.Register);
                }
                else
                {
                    _defaults.Remove(variable.Register);
                }

                break;
            case FieldPlace field:
                Emit(new IrSetField(field.Instance, field.Field, register, At));
                break;
            case ElementPlace element:
                Emit(new IrSetElement(element.Source, element.Index, register, At));
                break;
            case TupleItemPlace item:
                StoreItem(item, register);
                break;
            case PendingElementPlace pending when pending.Index >= 0 && pending.Index < pending.Array.Items.Length:
                pending.Array.Items[pending.Index] = value.IsVariable ? Copy(register, value.At) : register;
                break;
        }
    }

    private void StoreItem(TupleItemPlace place, int value)
    {
        var count = Math.Max(place.Tuple.Type.Arguments.Count, place.Index + 1);
        var tuple = Load(place.Tuple);
        var items = new int[count];
        for (var index = 0; index < count; index++)
        {
            if (index == place.Index)
            {
                items[index] = value;
                continue;
            }

            items[index] = NewRegister();
            Emit(new IrTupleItem(items[index], tuple, index, index < place.Tuple.Type.Arguments.Count ? place.Tuple.Type.Arguments[index] : TypeRef.Unknown, At));
        }

        var changed = NewRegister();
        Emit(new IrMakeTuple(changed, items, At));
        Store(place.Tuple, new StackValue(changed, place.Tuple.Type, At));
    }

    /// <summary>Copies what is on the stack of a variable that is about to change.</summary>
    private void Spill(int variable)
    {
        for (var index = 0; index < _stack.Count; index++)
        {
            if (_stack[index] is { IsVariable: true } value && value.Register == variable)
            {
                _stack[index] = value with { Register = Copy(variable, value.At), IsVariable = false };
            }
        }
    }

    private int Copy(int register, Origin at)
    {
        var copy = NewRegister();
        Emit(new IrMove(copy, register, at));
        return copy;
    }
}
