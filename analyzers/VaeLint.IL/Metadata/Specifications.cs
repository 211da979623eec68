using System.Reflection.Metadata;
using System.Runtime.CompilerServices;

namespace VaeLint.IL.Metadata;

/// <summary>Signatures of generic types; in damaged metadata one may contain itself.</summary>
internal static class Specifications
{
    public static TType Decode<TType, TContext>(MetadataReader reader, TypeSpecificationHandle handle, ISignatureTypeProvider<TType, TContext> types, TContext context)
    {
        try
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
        }
        catch (InsufficientExecutionStackException)
        {
            throw new BadImageFormatException("A type contains itself.");
        }

        return reader.GetTypeSpecification(handle).DecodeSignature(types, context);
    }
}
