using System.Reflection.Metadata;
using VaeLint.Core.Ir;

namespace VaeLint.IL.Reading;

/// <summary>The elements of an array that the compiler stored as bytes.</summary>
internal static class ArrayData
{
    public static IReadOnlyList<object> Read(IlModule module, FieldDefinitionHandle field, TypeRef elementType, int count)
    {
        var values = new List<object>();
        if (module.DataOf(field) is not { } reader)
        {
            return values;
        }

        var length = Math.Min(SizeOf(module, field), reader.Length);
        while (values.Count < count && Next(elementType.Name, ref reader, length) is { } value)
        {
            values.Add(value);
        }

        return values;
    }

    private static object? Next(string type, ref BlobReader reader, int length)
    {
        bool Has(BlobReader at, int size) => at.Offset + size <= length;
        return type switch
        {
            "System.Int64" or "System.UInt64" when Has(reader, 8) => reader.ReadInt64(),
            "System.Int32" or "System.UInt32" when Has(reader, 4) => reader.ReadInt32(),
            "System.Int16" or "System.UInt16" when Has(reader, 2) => (int)reader.ReadInt16(),
            "System.Byte" or "System.SByte" when Has(reader, 1) => (int)reader.ReadByte(),
            "System.Single" when Has(reader, 4) => reader.ReadSingle(),
            "System.Double" when Has(reader, 8) => reader.ReadDouble(),
            _ => null,
        };
    }

    /// <summary>The field's type is a struct of the size of the data, or a primitive.</summary>
    private static int SizeOf(IlModule module, FieldDefinitionHandle field)
    {
        var blob = module.Metadata.GetBlobReader(module.Metadata.GetFieldDefinition(field).Signature);
        blob.ReadSignatureHeader();
        var code = (int)blob.ReadSignatureTypeCode();
        if (code == (int)SignatureTypeKind.ValueType || code == (int)SignatureTypeCode.TypeHandle)
        {
            return blob.ReadTypeHandle() is { Kind: HandleKind.TypeDefinition } type ? module.Metadata.GetTypeDefinition((TypeDefinitionHandle)type).GetLayout().Size : 0;
        }

        return (SignatureTypeCode)code is SignatureTypeCode.Int64 or SignatureTypeCode.UInt64 or SignatureTypeCode.Double ? 8 : 4;
    }
}
