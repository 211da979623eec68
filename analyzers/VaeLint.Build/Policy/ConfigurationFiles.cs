namespace VaeLint.Build.Policy;

/// <summary>F# projects are not given the .editorconfig and .globalconfig files that apply to them, so they are looked for as the C# targets do.</summary>
internal static class ConfigurationFiles
{
    private const string EditorConfig = ".editorconfig";
    private const string GlobalConfig = ".globalconfig";

    /// <param name="named">Files that the project names, the preset among them.</param>
    /// <param name="projectFolder">Where the search for global files starts.</param>
    /// <param name="sources">The files that findings are in.</param>
    public static IReadOnlyList<EditorConfigFile> Read(IEnumerable<string> named, string projectFolder, IEnumerable<string> sources)
    {
        var paths = named
            .Concat(FoldersAbove(projectFolder).Select(folder => Path.Combine(folder, GlobalConfig)))
            .Concat(sources.Select(source => Path.GetDirectoryName(source)).Distinct(StringComparer.Ordinal).SelectMany(FoldersAbove).Select(folder => Path.Combine(folder, EditorConfig)));
        return [.. paths.Distinct(StringComparer.Ordinal).Where(File.Exists).Select(Parse).OfType<EditorConfigFile>()];
    }

    private static EditorConfigFile? Parse(string path)
    {
        try
        {
            return EditorConfigFile.Parse(path, File.ReadLines(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static IEnumerable<string> FoldersAbove(string? folder)
    {
        for (var current = folder; !string.IsNullOrEmpty(current); current = Path.GetDirectoryName(current!.TrimEnd('/', '\\')))
        {
            yield return current!;
        }
    }
}
