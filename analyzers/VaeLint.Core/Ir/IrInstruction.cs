namespace VaeLint.Core.Ir;

/// <summary>One step of a block. Registers are small integers private to their body; <see cref="Target"/> is −1 when nothing is produced.</summary>
public abstract class IrInstruction(int target, Origin at)
{
    public int Target { get; } = target;

    public Origin At { get; } = at;
}

/// <summary>A compile-time constant. <see cref="Name"/> is the named constant it was read from, if any.</summary>
public sealed class IrConstant(int target, object? value, string? name, TypeRef type, Origin at) : IrInstruction(target, at)
{
    public object? Value { get; } = value;

    public string? Name { get; } = name;

    public TypeRef Type { get; } = type;
}

public sealed class IrMove(int target, int source, Origin at) : IrInstruction(target, at)
{
    public int Source { get; } = source;
}

/// <summary>A conversion that changes the type category (float to int, int to float, box, cast). User-defined conversions are calls.</summary>
public sealed class IrConvert(int target, int source, TypeRef type, Origin at) : IrInstruction(target, at)
{
    public int Source { get; } = source;

    public TypeRef Type { get; } = type;
}

/// <summary>default(T): zero, false or null.</summary>
public sealed class IrDefault(int target, TypeRef type, Origin at) : IrInstruction(target, at)
{
    public TypeRef Type { get; } = type;
}

/// <summary>Reads a field; <see cref="Instance"/> is −1 for a static one.</summary>
public sealed class IrGetField(int target, int instance, FieldRef field, Origin at) : IrInstruction(target, at)
{
    public int Instance { get; } = instance;

    public FieldRef Field { get; } = field;
}

public sealed class IrSetField(int instance, FieldRef field, int value, Origin at) : IrInstruction(-1, at)
{
    public int Instance { get; } = instance;

    public FieldRef Field { get; } = field;

    public int Value { get; } = value;
}

/// <summary>
/// A call or object creation. <see cref="Receiver"/> is −1 for static methods and for creations; extension methods are static.
/// <see cref="Arguments"/> are in parameter order, omitted optional ones filled in as constants; their entry in <see cref="ArgumentOrigins"/> is null.
/// </summary>
public sealed class IrCall(
    int target, MethodRef method, int receiver, IReadOnlyList<int> arguments, IReadOnlyList<Origin?> argumentOrigins, bool isCreation, Origin at, Origin name)
    : IrInstruction(target, at)
{
    public MethodRef Method { get; } = method;

    public int Receiver { get; } = receiver;

    public IReadOnlyList<int> Arguments { get; } = arguments;

    public IReadOnlyList<Origin?> ArgumentOrigins { get; } = argumentOrigins;

    public bool IsCreation { get; } = isCreation;

    /// <summary>The span from the method's name to the end of its arguments: what a finding underlines.</summary>
    public Origin NameAt { get; } = name;
}

/// <summary>Invocation of a delegate, lambda or local function held in a register.</summary>
public sealed class IrInvoke(int target, int function, IReadOnlyList<int> arguments, Origin at) : IrInstruction(target, at)
{
    public int Function { get; } = function;

    public IReadOnlyList<int> Arguments { get; } = arguments;
}

public enum BinaryOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    And,
    Or,
    Other,
}

/// <summary>A built-in or tensor operator; <see cref="Type"/> is the type of the result (integral means integer arithmetic).</summary>
public sealed class IrBinary(int target, BinaryOperator op, int left, int right, TypeRef type, Origin at, Origin leftAt, Origin rightAt) : IrInstruction(target, at)
{
    public BinaryOperator Operator { get; } = op;

    public int Left { get; } = left;

    public int Right { get; } = right;

    public TypeRef Type { get; } = type;

    public Origin LeftAt { get; } = leftAt;

    public Origin RightAt { get; } = rightAt;
}

public enum UnaryOperator
{
    Negate,
    Not,
    Plus,
    Other,
}

public sealed class IrUnary(int target, UnaryOperator op, int operand, Origin at) : IrInstruction(target, at)
{
    public UnaryOperator Operator { get; } = op;

    public int Operand { get; } = operand;
}

public sealed class IrMakeTuple(int target, IReadOnlyList<int> items, Origin at) : IrInstruction(target, at)
{
    public IReadOnlyList<int> Items { get; } = items;
}

/// <summary>Zero-based element of a tuple (or of anything that deconstructs positionally).</summary>
public sealed class IrTupleItem(int target, int source, int index, TypeRef type, Origin at) : IrInstruction(target, at)
{
    public int Source { get; } = source;

    public int Index { get; } = index;

    public TypeRef Type { get; } = type;
}

/// <summary>An array, span or collection expression with known elements. A spread element contributes its register with <see cref="Spread"/> set.</summary>
public sealed class IrMakeArray(int target, IReadOnlyList<int> items, Origin at, IReadOnlyList<bool>? spread = null) : IrInstruction(target, at)
{
    public IReadOnlyList<int> Items { get; } = items;

    public IReadOnlyList<bool>? Spread { get; } = spread;
}

/// <summary>Element access on arrays, lists, dictionaries, spans and tensors with one index.</summary>
public sealed class IrGetElement(int target, int source, int index, TypeRef type, Origin at) : IrInstruction(target, at)
{
    public int Source { get; } = source;

    public int Index { get; } = index;

    public TypeRef Type { get; } = type;
}

public sealed class IrSetElement(int source, int index, int value, Origin at) : IrInstruction(-1, at)
{
    public int Source { get; } = source;

    public int Index { get; } = index;

    public int Value { get; } = value;
}

/// <summary>Creates a function value. Captured registers are shared by reference when the front end says so (C#), else copied (F#).</summary>
public sealed class IrMakeClosure : IrInstruction
{
    public IrMakeClosure(int target, IrBody body, IReadOnlyList<(int Outer, int Inner)> captures, bool byReference, int instance, Origin at)
        : base(target, at)
    {
        Body = body;
        Captures = captures;
        ByReference = byReference;
        Instance = instance;
        if (byReference)
        {
            body.SharedRegisters = [.. captures.Select(capture => capture.Inner)];
        }
    }

    public IrBody Body { get; }

    public IReadOnlyList<(int Outer, int Inner)> Captures { get; }

    public bool ByReference { get; }

    /// <summary>Register of the enclosing this, or −1.</summary>
    public int Instance { get; }
}

/// <summary>A method group converted to a delegate; <see cref="Receiver"/> is −1 for a static method.</summary>
public sealed class IrMakeDelegate(int target, MethodRef method, int receiver, Origin at) : IrInstruction(target, at)
{
    public MethodRef Method { get; } = method;

    public int Receiver { get; } = receiver;
}

/// <summary>The condition "value is of type T"; the result is an opaque condition.</summary>
public sealed class IrTypeTest(int target, int source, TypeRef type, Origin at) : IrInstruction(target, at)
{
    public int Source { get; } = source;

    public TypeRef Type { get; } = type;
}

/// <summary>A loop begins to walk a sequence.</summary>
public sealed class IrEnumerate(int target, int sequence, Origin at) : IrInstruction(target, at)
{
    public int Sequence { get; } = sequence;
}

/// <summary>The condition "there is one element more", which also goes on to it.</summary>
public sealed class IrMoreElements(int target, int enumerator, Origin at) : IrInstruction(target, at)
{
    public int Enumerator { get; } = enumerator;
}

/// <summary>The element that a loop has come to; where not all elements are known, one stands for all.</summary>
public sealed class IrNextElement(int target, int sequence, TypeRef type, Origin at) : IrInstruction(target, at)
{
    public int Sequence { get; } = sequence;

    public TypeRef Type { get; } = type;
}

/// <summary>Something the front end does not model: the value is unknown, what it was made from may escape into it.</summary>
public sealed class IrOpaque(int target, TypeRef type, IReadOnlyList<int> operands, string reason, Origin at) : IrInstruction(target, at)
{
    /// <summary>An element of an iterator, handed to whoever enumerates it.</summary>
    public const string Yield = "yield";

    /// <summary>All that an iterator handed out, where it ends.</summary>
    public const string Iterator = "iterator";

    public TypeRef Type { get; } = type;

    public IReadOnlyList<int> Operands { get; } = operands;

    public string Reason { get; } = reason;
}
