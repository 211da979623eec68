using System.Text;
using VaeLint.Core.Ir;
using VaeLint.Core.Rules;

namespace VaeLint.Build.Caching;

/// <summary>Findings of the last build, in one file in obj. A file that cannot be read is no cache.</summary>
internal static class FindingsCache
{
    private const string Format = "VaeLint findings 1";

    /// <summary>Null when the file is missing, damaged, locked or of another key.</summary>
    public static AssemblyFindings? Read(string path, string key)
    {
        try
        {
            if (!File.Exists(path))
            {
                return null;
            }

            using var reader = new BinaryReader(new MemoryStream(File.ReadAllBytes(path)), Encoding.UTF8);
            return reader.ReadString() == Format && reader.ReadString() == key ? ReadFindings(reader) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException or ArgumentException or InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>What went wrong; null when it is written.</summary>
    public static string? Write(string path, string key, AssemblyFindings findings)
    {
        try
        {
            if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
            {
                Directory.CreateDirectory(folder);
            }

            using var content = new MemoryStream();
            using var writer = new BinaryWriter(content, Encoding.UTF8);
            writer.Write(Format);
            writer.Write(key);
            WriteFindings(writer, findings);
            writer.Flush();
            File.WriteAllBytes(path, content.ToArray());
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return exception.Message;
        }
    }

    private static void WriteFindings(BinaryWriter writer, AssemblyFindings findings)
    {
        writer.Write(findings.HasSymbols);
        writer.Write(findings.Failures);
        writer.Write(findings.LastFailure ?? "");
        writer.Write(findings.Findings.Count);
        foreach (var finding in findings.Findings)
        {
            writer.Write(finding.RuleId);
            writer.Write(finding.Message);
            writer.Write(finding.IsHint);
            WriteOrigin(writer, finding.Primary);
            writer.Write(finding.Additional.Count);
            foreach (var place in finding.Additional)
            {
                writer.Write(place.Role);
                WriteOrigin(writer, place.At);
            }

            writer.Write(finding.Properties.Count);
            foreach (var property in finding.Properties)
            {
                writer.Write(property.Key);
                writer.Write(property.Value);
            }
        }
    }

    private static AssemblyFindings ReadFindings(BinaryReader reader)
    {
        var hasSymbols = reader.ReadBoolean();
        var failures = reader.ReadInt32();
        var lastFailure = reader.ReadString();
        var findings = ReadMany(reader, ReadFinding);
        return new AssemblyFindings(findings, hasSymbols, failures, lastFailure.Length == 0 ? null : lastFailure);
    }

    private static Finding ReadFinding(BinaryReader reader)
    {
        var id = reader.ReadString();
        var rule = RuleCatalog.Find(id) ?? throw new InvalidDataException(id);
        var message = reader.ReadString();
        var isHint = reader.ReadBoolean();
        var primary = ReadOrigin(reader);
        var additional = ReadMany(reader, item =>
        {
            var role = item.ReadString();
            return new FindingLocation(ReadOrigin(item), role);
        });
        var properties = ReadMany(reader, item => (Key: item.ReadString(), Value: item.ReadString()));
        return new Finding(rule, message, primary, additional, properties.ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal), isHint);
    }

    private static List<T> ReadMany<T>(BinaryReader reader, Func<BinaryReader, T> read)
    {
        var count = reader.ReadInt32();
        var items = new List<T>();
        for (var index = 0; index < count; index++)
        {
            items.Add(read(reader));
        }

        return items;
    }

    private static void WriteOrigin(BinaryWriter writer, Origin at)
    {
        writer.Write(at.File);
        writer.Write(at.Start);
        writer.Write(at.End);
        writer.Write(at.StartLine);
        writer.Write(at.StartColumn);
        writer.Write(at.EndLine);
        writer.Write(at.EndColumn);
    }

    private static Origin ReadOrigin(BinaryReader reader) => new(
        reader.ReadString(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), null);
}
