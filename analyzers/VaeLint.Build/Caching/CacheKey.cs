using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using VaeLint.Core.Vocabulary;

namespace VaeLint.Build.Caching;

/// <summary>
/// Everything that findings depend on: the compiled code and its PDB byte for byte, the references, the user's vocabulary and this analyzer. Severities and comments
/// do not belong here; they are applied to what the cache holds.
/// </summary>
internal static class CacheKey
{
    public static string Of(string assembly, IReadOnlyList<string> references, IReadOnlyList<string> sources, UserVocabulary vocabulary)
    {
        using var hash = SHA256.Create();
        using var all = new MemoryStream();
        using var text = new StreamWriter(all, new UTF8Encoding(false));
        text.WriteLine(typeof(CacheKey).Assembly.ManifestModule.ModuleVersionId);
        text.WriteLine(typeof(Core.LossAnalysis).Assembly.ManifestModule.ModuleVersionId);
        text.WriteLine(typeof(IL.IlProgram).Assembly.ManifestModule.ModuleVersionId);
        text.WriteLine(typeof(CacheKey).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion);
        text.WriteLine(ContentOf(assembly, hash));
        text.WriteLine(ContentOf(Path.ChangeExtension(assembly, ".pdb"), hash));
        foreach (var reference in references)
        {
            text.WriteLine(reference + "|" + StampOf(reference));
        }

        foreach (var source in sources)
        {
            text.WriteLine(source);
        }

        text.WriteLine(vocabulary.Key);
        text.Flush();
        return Convert.ToBase64String(hash.ComputeHash(all.ToArray()));
    }

    private static string ContentOf(string path, HashAlgorithm hash)
    {
        if (!File.Exists(path))
        {
            return "";
        }

        using var stream = File.OpenRead(path);
        return Convert.ToBase64String(hash.ComputeHash(stream));
    }

    private static string StampOf(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? file.Length.ToString(CultureInfo.InvariantCulture) + "|" + file.LastWriteTimeUtc.Ticks.ToString(CultureInfo.InvariantCulture) : "";
    }
}
