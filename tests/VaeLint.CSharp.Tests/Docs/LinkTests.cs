using System.Text.RegularExpressions;

namespace VaeLint.CSharp.Tests.Docs;

/// <summary>What the documentation points at is there.</summary>
public sealed partial class LinkTests
{
    public static TheoryData<string> Pages =>
        [.. Directory.EnumerateFiles(RepositoryRoot.PathOf("docs"), "*.md", SearchOption.AllDirectories).Append(RepositoryRoot.PathOf("README.md"))
            .Select(file => Path.GetRelativePath(RepositoryRoot.Folder, file).Replace(Path.DirectorySeparatorChar, '/'))
            .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_relative_link_leads_to_a_file_and_a_heading(string page)
    {
        var folder = Path.GetDirectoryName(RepositoryRoot.PathOf(page.Split('/')))!;
        var broken = new List<string>();
        foreach (Match link in Link().Matches(RepositoryRoot.Read(page.Split('/'))))
        {
            var (path, heading) = (link.Groups["path"].Value, link.Groups["heading"].Value);
            var file = path.Length == 0 ? RepositoryRoot.PathOf(page.Split('/')) : Path.GetFullPath(Path.Combine(folder, path));
            if (!File.Exists(file) || (heading.Length > 0 && !Headings(File.ReadAllText(file)).Contains(heading)))
            {
                broken.Add(link.Value);
            }
        }

        Assert.Equal([], broken);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_path_of_the_repository_exists(string page)
    {
        var text = RepositoryRoot.Read(page.Split('/'));

        Assert.Equal([], RepositoryPath().Matches(text).Select(match => match.Groups["path"].Value).Where(path => !Path.Exists(RepositoryRoot.PathOf(path.Split('/')))));
    }

    private static IEnumerable<string> Headings(string text) =>
        text.ReplaceLineEndings("\n").Split('\n')
            .Where(line => line.StartsWith('#'))
            .Select(line => new string([.. line.TrimStart('#').Trim().ToLowerInvariant().Replace(' ', '-').Where(letter => char.IsLetterOrDigit(letter) || letter is '-' or '_')]));

    [GeneratedRegex(@"\]\((?!https?:)(?=[^)])(?<path>[^)#\s]*)(#(?<heading>[^)\s]+))?\)", RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    [GeneratedRegex(@"`(?<path>(analyzers|tests|samples|docs|eng|runtime)/[A-Za-z0-9_./-]+)`", RegexOptions.CultureInvariant)]
    private static partial Regex RepositoryPath();
}
