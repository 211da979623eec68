using System.Text.RegularExpressions;
using VaeLint.Core.Ir;

namespace VaeLint.Build.Policy;

/// <summary>One .editorconfig or .globalconfig, read as the C# compiler reads it: keys before the first section and keys by section.</summary>
internal sealed class EditorConfigFile
{
    private const int LevelOfGlobalConfig = 100;

    private static readonly Regex Header = new(@"^\s*\[(?<name>([^#;]|\\#|\\;)+)\]\s*([#;].*)?$", RegexOptions.CultureInvariant);

    private static readonly Regex Assignment = new(@"^\s*(?<key>[\w\.\-_]+)\s*[=:]\s*(?<value>.*?)\s*([#;].*)?$", RegexOptions.CultureInvariant);

    private readonly Dictionary<string, string> _preamble = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string Name, GlobPattern Pattern, Dictionary<string, string> Keys)> _sections = [];
    private readonly Dictionary<string, int> _lines = new(StringComparer.OrdinalIgnoreCase);
    private readonly string _path;

    private EditorConfigFile(string path)
    {
        _path = path;
        Folder = Slashes(Path.GetDirectoryName(path) ?? "").TrimEnd('/') + "/";
    }

    /// <summary>Section names are relative to it; ends with a slash.</summary>
    public string Folder { get; }

    /// <summary>root = true: no file further up counts.</summary>
    public bool IsRoot { get; private set; }

    /// <summary>is_global = true, or a file called .globalconfig.</summary>
    public bool IsGlobal { get; private set; }

    /// <summary>Of two global files the higher level wins.</summary>
    public int GlobalLevel { get; private set; }

    public static EditorConfigFile Parse(string path, IEnumerable<string> lines)
    {
        var file = new EditorConfigFile(path);
        var keys = file._preamble;
        foreach (var (line, number) in lines.Select((line, index) => (Text: line.Trim(), index + 1)).Where(line => line.Text.Length > 0 && line.Text[0] is not ('#' or ';')))
        {
            if (Header.Match(line) is { Success: true } header)
            {
                keys = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
                var name = header.Groups["name"].Value;
                file._sections.Add((name, new GlobPattern(name), keys));
            }
            else if (Assignment.Match(line) is { Success: true } assignment)
            {
                keys[assignment.Groups["key"].Value] = assignment.Groups["value"].Value;
                file._lines[assignment.Groups["key"].Value] = number;
            }
        }

        file.ReadPreamble(Path.GetFileName(path));
        return file;
    }

    /// <summary>All keys that it sets for some file.</summary>
    public IEnumerable<string> Keys => _lines.Keys;

    /// <summary>The last line that sets a key.</summary>
    public Origin PlaceOf(string key) => _lines.TryGetValue(key, out var line) ? new Origin(_path, 0, 0, line, 1, line, 1, null) : Origin.None;

    /// <summary>The file speaks about everything below its folder.</summary>
    public bool Covers(string sourcePath) => IsGlobal || Slashes(sourcePath).StartsWith(Folder, StringComparison.Ordinal);

    /// <summary>The value for a source file; null when no section sets it. Later sections win.</summary>
    public string? Find(string key, string sourcePath)
    {
        var path = Slashes(sourcePath);
        var value = IsGlobal && _preamble.TryGetValue(key, out var global) ? global : null;
        foreach (var (name, pattern, keys) in _sections)
        {
            // Sections of a global file are absolute paths.
            var applies = IsGlobal ? string.Equals(name, path, StringComparison.Ordinal) : Covers(path) && pattern.Matches(path.Substring(Folder.Length));
            if (applies && keys.TryGetValue(key, out var found))
            {
                value = found;
            }
        }

        return value;
    }

    private static string Slashes(string path) => path.Replace('\\', '/');

    private void ReadPreamble(string fileName)
    {
        var isGlobalConfig = string.Equals(fileName, ".globalconfig", StringComparison.OrdinalIgnoreCase);
        IsRoot = IsTrue("root");
        IsGlobal = isGlobalConfig || IsTrue("is_global");
        GlobalLevel = _preamble.TryGetValue("global_level", out var level) && int.TryParse(level, out var number) ? number
            : isGlobalConfig ? LevelOfGlobalConfig
            : 0;
    }

    private bool IsTrue(string key) => _preamble.TryGetValue(key, out var value) && string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);
}
