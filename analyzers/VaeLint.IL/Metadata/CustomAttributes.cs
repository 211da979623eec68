using System.Reflection.Metadata;

namespace VaeLint.IL.Metadata;

/// <summary>The few attributes that say what a compiler made.</summary>
internal static class CustomAttributes
{
    public static string? NameOf(MetadataReader reader, CustomAttributeHandle handle)
    {
        var constructor = reader.GetCustomAttribute(handle).Constructor;
        var type = constructor.Kind switch
        {
            HandleKind.MemberReference => reader.GetMemberReference((MemberReferenceHandle)constructor).Parent,
            HandleKind.MethodDefinition => reader.GetMethodDefinition((MethodDefinitionHandle)constructor).GetDeclaringType(),
            _ => default,
        };
        return type.Kind switch
        {
            HandleKind.TypeReference when !type.IsNil => reader.GetString(reader.GetTypeReference((TypeReferenceHandle)type).Name),
            HandleKind.TypeDefinition when !type.IsNil => reader.GetString(reader.GetTypeDefinition((TypeDefinitionHandle)type).Name),
            _ => null,
        };
    }

    /// <summary>The reflection name of the type that an attribute's only argument names.</summary>
    public static string? TypeArgument(MetadataReader reader, CustomAttributeHandle handle)
    {
        var blob = reader.GetBlobReader(reader.GetCustomAttribute(handle).Value);
        if (blob.Length < 3 || blob.ReadUInt16() != 1)
        {
            return null;
        }

        var name = blob.ReadSerializedString();
        var comma = name?.IndexOf(',') ?? -1;
        return comma < 0 ? name : name!.Substring(0, comma);
    }
}
