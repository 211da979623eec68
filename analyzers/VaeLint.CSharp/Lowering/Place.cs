using Microsoft.CodeAnalysis;
using VaeLint.Core.Ir;

namespace VaeLint.CSharp.Lowering;

/// <summary>Something that can be assigned, its parts already evaluated.</summary>
internal abstract class Place;

internal sealed class VariablePlace(int register) : Place
{
    public int Register { get; } = register;
}

internal sealed class FieldPlace(int instance, FieldRef field) : Place
{
    public int Instance { get; } = instance;

    public FieldRef Field { get; } = field;
}

internal sealed class PropertyPlace(int instance, IPropertySymbol property, IReadOnlyList<int> arguments, IReadOnlyList<Origin?> origins, bool isVirtual) : Place
{
    public int Instance { get; } = instance;

    public IPropertySymbol Property { get; } = property;

    public IReadOnlyList<int> Arguments { get; } = arguments;

    public IReadOnlyList<Origin?> Origins { get; } = origins;

    public bool IsVirtual { get; } = isVirtual;
}

internal sealed class ElementPlace(int source, int index, TypeRef type) : Place
{
    public int Source { get; } = source;

    public int Index { get; } = index;

    public TypeRef Type { get; } = type;
}

/// <summary>An item of a tuple that is itself stored somewhere: writing it stores a new tuple.</summary>
internal sealed class TupleItemPlace(Place tuple, int index, IReadOnlyList<TypeRef> items) : Place
{
    public Place Tuple { get; } = tuple;

    public int Index { get; } = index;

    public IReadOnlyList<TypeRef> Items { get; } = items;
}
