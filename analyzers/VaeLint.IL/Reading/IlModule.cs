using System.Collections.Concurrent;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace VaeLint.IL.Reading;

/// <summary>The analysed assembly and its symbols: the PDB given, the one embedded, or none.</summary>
internal sealed class IlModule : IDisposable
{
    private readonly PEReader _file;
    private readonly MetadataReaderProvider? _symbols;
    private readonly ConcurrentDictionary<MethodDefinitionHandle, MethodCode?> _code = new();

    public IlModule(Stream assembly, Stream? symbols, string fileName)
    {
        FileName = fileName;
        _file = new PEReader(assembly);
        Metadata = _file.GetMetadataReader();
        _symbols = OpenSymbols(symbols);
        try
        {
            Symbols = _symbols?.GetMetadataReader();
        }
        catch (Exception exception) when (IlProgram.IsUnreadable(exception))
        {
            Symbols = null;
        }
    }

    public string FileName { get; }

    public MetadataReader Metadata { get; }

    public MetadataReader? Symbols { get; }

    public MethodCode? CodeOf(MethodDefinitionHandle method) => _code.GetOrAdd(method, key => MethodCode.Read(_file, Metadata.GetMethodDefinition(key)));

    /// <summary>null: abstract, external or native.</summary>
    public byte[]? BytesOf(MethodDefinitionHandle method)
    {
        var address = Metadata.GetMethodDefinition(method).RelativeVirtualAddress;
        return address == 0 ? null : _file.GetMethodBody(address).GetILBytes();
    }

    /// <summary>The bytes behind a field that holds the initial value of an array.</summary>
    public BlobReader? DataOf(FieldDefinitionHandle field)
    {
        var address = Metadata.GetFieldDefinition(field).GetRelativeVirtualAddress();
        if (address == 0)
        {
            return null;
        }

        var section = _file.GetSectionData(address);
        return section.Length == 0 ? null : section.GetReader();
    }

    public void Dispose()
    {
        _symbols?.Dispose();
        _file.Dispose();
    }

    private MetadataReaderProvider? OpenSymbols(Stream? symbols)
    {
        try
        {
            foreach (var entry in _file.ReadDebugDirectory())
            {
                if (entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb)
                {
                    return _file.ReadEmbeddedPortablePdbDebugDirectoryData(entry);
                }
            }

            return symbols is null ? null : MetadataReaderProvider.FromPortablePdbStream(symbols);
        }
        catch (Exception exception) when (exception is IOException || IlProgram.IsUnreadable(exception))
        {
            return null;
        }
    }
}
