using VaeLint.Core.Ir;

namespace VaeLint.IL.Metadata;

/// <summary>What the type parameters in a signature stand for; out of range they stay unknown.</summary>
internal sealed class GenericContext(IReadOnlyList<TypeRef> typeArguments, IReadOnlyList<TypeRef> methodArguments)
{
    public static readonly GenericContext Empty = new([], []);

    public TypeRef Type(int index) => index < typeArguments.Count ? typeArguments[index] : new TypeRef("!" + index, TypeRefKind.Other);

    public TypeRef Method(int index) => index < methodArguments.Count ? methodArguments[index] : new TypeRef("!!" + index, TypeRefKind.Other);

    public GenericContext WithType(IReadOnlyList<TypeRef> arguments) => arguments.Count == 0 ? this : new(arguments, methodArguments);

    public GenericContext WithMethod(IReadOnlyList<TypeRef> arguments) => new(typeArguments, arguments);
}
