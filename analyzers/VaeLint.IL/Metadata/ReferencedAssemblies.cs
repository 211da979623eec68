using System.Collections.Concurrent;
using System.Reflection.PortableExecutable;

namespace VaeLint.IL.Metadata;

/// <summary>The reference paths of the host, opened when a name is asked for. An unreadable file is as good as a missing one.</summary>
internal sealed class ReferencedAssemblies(IEnumerable<string> paths) : IDisposable
{
    private readonly Dictionary<string, string> _paths = ByName(paths);
    private readonly ConcurrentDictionary<string, Lazy<ReferencedAssembly?>> _opened = new(StringComparer.OrdinalIgnoreCase);

    private TypeCatalog? _catalog;

    public TypeCatalog Catalog
    {
        get => _catalog ?? throw new InvalidOperationException();
        set => _catalog = value;
    }

    /// <summary>The framework needs no look-up: its types are known by name, its parameters by position.</summary>
    public ReferencedAssembly? Find(string name) => IsFramework(name) ? null : _opened.GetOrAdd(name, key => new Lazy<ReferencedAssembly?>(() => Open(key))).Value;

    public void Dispose()
    {
        foreach (var assembly in _opened.Values)
        {
            assembly.Value?.Dispose();
        }
    }

    private static bool IsFramework(string name) =>
        name.StartsWith("System.", StringComparison.Ordinal) || name is "System" or "mscorlib" or "netstandard" or "FSharp.Core";

    private static Dictionary<string, string> ByName(IEnumerable<string> paths)
    {
        var byName = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var path in paths)
        {
            byName[Path.GetFileNameWithoutExtension(path)] = path;
        }

        return byName;
    }

    private ReferencedAssembly? Open(string name)
    {
        if (!_paths.TryGetValue(name, out var path))
        {
            return null;
        }

        try
        {
            return new ReferencedAssembly(new PEReader(File.OpenRead(path), PEStreamOptions.PrefetchMetadata), Catalog);
        }
        catch (Exception exception) when (exception is IOException or BadImageFormatException or InvalidOperationException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
