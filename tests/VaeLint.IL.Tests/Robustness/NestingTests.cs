using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace VaeLint.IL.Tests.Robustness;

/// <summary>Metadata that leads back to itself: following it would overflow the stack, which no handler survives.</summary>
public sealed class NestingTests
{
    [Fact]
    public void A_type_that_lies_in_itself_is_unreadable()
    {
        var assembly = Build((metadata, type) => metadata.AddNestedType(type, type));

        Assert.Throws<BadImageFormatException>(() => Open(assembly));
    }

    [Fact]
    public void A_reference_whose_scope_is_itself_is_unknown()
    {
        var assembly = Build((metadata, type) =>
        {
            var self = MetadataTokens.TypeReferenceHandle(1);
            metadata.AddTypeReference(self, metadata.GetOrAddString("Spaces"), metadata.GetOrAddString("Loop"));
            metadata.AddInterfaceImplementation(type, self);
        });
        using var program = Open(assembly);

        Assert.Equal("Loop", program.Methods().Select(method => program.ResolveSingleImplementation(method)?.Name ?? "Loop").Single());
        Assert.InRange(program.Failures, 1, int.MaxValue);
    }

    [Fact]
    public void A_generic_type_that_contains_itself_is_unknown()
    {
        var assembly = Build((metadata, type) =>
        {
            var signature = new BlobBuilder();
            signature.WriteByte((byte)SignatureTypeCode.SZArray);
            signature.WriteByte((byte)SignatureTypeKind.Class);
            signature.WriteCompressedInteger(CodedIndex.TypeDefOrRefOrSpec(MetadataTokens.TypeSpecificationHandle(1)));
            metadata.AddInterfaceImplementation(type, metadata.AddTypeSpecification(metadata.GetOrAddBlob(signature)));
        });
        using var program = Open(assembly);

        Assert.Equal("Loop", program.Methods().Select(method => program.ResolveSingleImplementation(method)?.Name ?? "Loop").Single());
        Assert.InRange(program.Failures, 1, int.MaxValue);
    }

    private static IlProgram Open(byte[] assembly) => new(new MemoryStream(assembly), null, "Loop.dll", TestPaths.References, [], TestContext.Current.CancellationToken);

    /// <summary>A class with one virtual method without a body, and what the case adds.</summary>
    private static byte[] Build(Action<MetadataBuilder, TypeDefinitionHandle> add)
    {
        var metadata = new MetadataBuilder();
        metadata.AddModule(0, metadata.GetOrAddString("Loop.dll"), metadata.GetOrAddGuid(new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)), default, default);
        metadata.AddAssembly(metadata.GetOrAddString("Loop"), new Version(1, 0), default, default, 0, AssemblyHashAlgorithm.None);
        metadata.AddTypeDefinition(0, default, metadata.GetOrAddString("<Module>"), default, MetadataTokens.FieldDefinitionHandle(1), MetadataTokens.MethodDefinitionHandle(1));
        var type = metadata.AddTypeDefinition(
            TypeAttributes.Public, metadata.GetOrAddString("Spaces"), metadata.GetOrAddString("Loop"), default, MetadataTokens.FieldDefinitionHandle(1), MetadataTokens.MethodDefinitionHandle(1));
        var signature = new BlobBuilder();
        new BlobEncoder(signature).MethodSignature(isInstanceMethod: true).Parameters(0, result => result.Void(), _ => { });
        metadata.AddMethodDefinition(
            MethodAttributes.Public | MethodAttributes.Virtual, MethodImplAttributes.IL, metadata.GetOrAddString("Run"), metadata.GetOrAddBlob(signature), -1, MetadataTokens.ParameterHandle(1));
        add(metadata, type);
        var image = new BlobBuilder();
        new ManagedPEBuilder(PEHeaderBuilder.CreateLibraryHeader(), new MetadataRootBuilder(metadata), new BlobBuilder()).Serialize(image);
        return image.ToArray();
    }
}
