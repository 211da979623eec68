namespace VaeLint.Torch.Tests.Infrastructure;

/// <summary>Finds files of the repository from the folder the tests run in.</summary>
internal static class RepositoryFiles
{
    private static readonly Lazy<string> CorpusFolder = new(FindCorpus);

    /// <summary>The folder of the corpus project.</summary>
    public static string Corpus => CorpusFolder.Value;

    private static string FindCorpus()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "tests", "VaeLint.Corpus");
            if (File.Exists(Path.Combine(candidate, "README.md")))
            {
                return candidate;
            }
        }

        throw new DirectoryNotFoundException($"tests/VaeLint.Corpus is in no parent folder of {AppContext.BaseDirectory}");
    }
}
