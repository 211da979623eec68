using VaeLint.Core.Ir;

namespace VaeLint.IL.Lowering;

/// <summary>Something that a managed pointer can point to.</summary>
internal abstract record Place(TypeRef Type);

/// <summary>A local, a parameter, or a captured variable.</summary>
internal sealed record RegisterPlace(int Register, TypeRef Type) : Place(Type);

/// <summary><see cref="Instance"/> is −1 for a static field.</summary>
internal sealed record FieldPlace(int Instance, FieldRef Field) : Place(Field.Type);

internal sealed record ElementPlace(int Source, int Index, TypeRef Type) : Place(Type);

/// <summary>An item of a tuple that is itself stored somewhere: writing it stores a new tuple.</summary>
internal sealed record TupleItemPlace(Place Tuple, int Index, TypeRef Type) : Place(Type);

/// <summary>An element of an array or inline buffer that is still being filled.</summary>
internal sealed record PendingElementPlace(PendingArray Array, int Index, TypeRef Type) : Place(Type);
