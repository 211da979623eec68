using System.Collections.Concurrent;
using System.IO.Compression;
using System.Reflection.Metadata;
using System.Text;

namespace VaeLint.IL.Positions;

/// <summary>
/// The files that a PDB names: their paths as the host knows them, and their text. A path that the build mapped is found again by its longest common ending.
/// </summary>
internal sealed class SourceFiles(MetadataReader? symbols, IReadOnlyList<string> sources, Func<MethodDefinitionHandle, bool> isMember)
{
    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    private readonly ConcurrentDictionary<DocumentHandle, string> _paths = new();
    private readonly ConcurrentDictionary<DocumentHandle, string[]?> _lines = new();
    private readonly Lazy<ILookup<DocumentHandle, MethodDefinitionHandle>> _methods = new(() => MethodsByDocument(symbols));
    private readonly ConcurrentDictionary<DocumentHandle, List<int>> _memberEnds = new();

    public string PathOf(DocumentHandle document) => _paths.GetOrAdd(document, key =>
    {
        var name = symbols!.GetString(symbols.GetDocument(key).Name);
        return sources.Count == 0 || sources.Contains(name) ? name : LongestCommonEnding(name) ?? name;
    });

    public string[]? LinesOf(DocumentHandle document) => _lines.GetOrAdd(document, Read);

    /// <summary>The last line before a sequence point on which another member ends; functions inside members do not count.</summary>
    public int EndOfMemberBefore(SequencePoint point)
    {
        var ends = _memberEnds.GetOrAdd(point.Document, FindMemberEnds);
        var index = ends.BinarySearch(point.StartLine);
        index = index < 0 ? ~index : index;
        return index == 0 ? 0 : ends[index - 1];
    }

    /// <summary>A method of several files stands beneath the nil handle.</summary>
    private static ILookup<DocumentHandle, MethodDefinitionHandle> MethodsByDocument(MetadataReader? symbols) =>
        (symbols?.MethodDebugInformation.Where(handle => !symbols.GetMethodDebugInformation(handle).SequencePointsBlob.IsNil) ?? []).ToLookup(handle => symbols!.GetMethodDebugInformation(handle).Document, handle => handle.ToDefinitionHandle());

    private List<int> FindMemberEnds(DocumentHandle document)
    {
        var ends = new List<int>();
        foreach (var method in _methods.Value[document].Concat(_methods.Value[default]).Where(isMember))
        {
            var last = 0;
            foreach (var point in symbols!.GetMethodDebugInformation(method).GetSequencePoints())
            {
                last = !point.IsHidden && point.Document == document ? Math.Max(last, point.EndLine) : last;
            }

            if (last > 0)
            {
                ends.Add(last);
            }
        }

        ends.Sort();
        return ends;
    }

    private string? LongestCommonEnding(string name)
    {
        var wanted = name.Split('/', '\\');
        string? best = null;
        var bestLength = 0;
        foreach (var source in sources)
        {
            var parts = source.Split('/', '\\');
            var length = 0;
            while (length < parts.Length && length < wanted.Length
                && string.Equals(parts[parts.Length - 1 - length], wanted[wanted.Length - 1 - length], StringComparison.OrdinalIgnoreCase))
            {
                length++;
            }

            if (length > bestLength)
            {
                (best, bestLength) = (source, length);
            }
        }

        return best;
    }

    private string[]? Read(DocumentHandle document)
    {
        try
        {
            var text = Embedded(document) ?? (File.Exists(PathOf(document)) ? File.ReadAllText(PathOf(document)) : null);
            return text?.Replace("\r\n", "\n").Replace('\r', '\n').Split('\n');
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or BadImageFormatException or InvalidDataException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private string? Embedded(DocumentHandle document)
    {
        foreach (var handle in symbols!.GetCustomDebugInformation(document))
        {
            var information = symbols.GetCustomDebugInformation(handle);
            if (symbols.GetGuid(information.Kind) != EmbeddedSource)
            {
                continue;
            }

            var blob = symbols.GetBlobReader(information.Value);
            var length = blob.ReadInt32();
            var bytes = blob.ReadBytes(blob.RemainingBytes);
            if (length == 0)
            {
                return Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF');
            }

            using var inflated = new StreamReader(new DeflateStream(new MemoryStream(bytes), CompressionMode.Decompress), Encoding.UTF8);
            return inflated.ReadToEnd();
        }

        return null;
    }
}
