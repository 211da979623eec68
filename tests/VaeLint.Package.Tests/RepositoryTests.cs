namespace VaeLint.Package.Tests;

public sealed class RepositoryTests
{
    [Fact]
    public void The_solution_lists_every_project()
    {
        var projects = Directory.EnumerateFiles(BuildFacts.RepositoryRoot, "*.?sproj", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(BuildFacts.RepositoryRoot, file))
            .Where(path => !path.StartsWith("artifacts", StringComparison.Ordinal))
            .Select(path => path.Replace(Path.DirectorySeparatorChar, '\\'));
        var solution = File.ReadAllText(Path.Combine(BuildFacts.RepositoryRoot, "VaeLint.sln"));

        Assert.Equal([], projects.Where(project => !solution.Contains($"\"{project}\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_project_under_tests_is_run_but_the_corpus_the_benchmarks_and_the_program_for_a_GPU()
    {
        var run = Eng.Repository.At(BuildFacts.RepositoryRoot).TestProjects;
        var all = Directory.EnumerateFiles(Path.Combine(BuildFacts.RepositoryRoot, "tests"), "*.?sproj", SearchOption.AllDirectories);

        Assert.Equal(["VaeLint.Benchmarks", "VaeLint.Corpus", "VaeLint.Corpus.FSharp", "VaeLint.Runtime.Benchmarks", "VaeLint.Runtime.Gpu"], all.Except(run).Select(project => Path.GetFileNameWithoutExtension(project)).Order(StringComparer.Ordinal));
    }
}
