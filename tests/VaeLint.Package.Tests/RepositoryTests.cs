namespace VaeLint.Package.Tests;

public sealed class RepositoryTests
{
    [Fact]
    public void The_solution_lists_every_project()
    {
        var projects = Directory.EnumerateFiles(BuildFacts.RepositoryRoot, "*.csproj", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(BuildFacts.RepositoryRoot, file))
            .Where(path => !path.StartsWith("artifacts", StringComparison.Ordinal))
            .Select(path => path.Replace(Path.DirectorySeparatorChar, '\\'));
        var solution = File.ReadAllText(Path.Combine(BuildFacts.RepositoryRoot, "VaeLint.sln"));

        Assert.Equal([], projects.Where(project => !solution.Contains($"\"{project}\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_test_project_is_run()
    {
        var listed = Eng.Repository.At(BuildFacts.RepositoryRoot).TestProjects.Select(project => Path.GetFileName(project));

        Assert.Equal(
            [
                "VaeLint.CSharp.Tests.Latest.csproj",
                "VaeLint.CSharp.Tests.csproj",
                "VaeLint.Core.Tests.csproj",
                "VaeLint.Package.Tests.csproj",
                "VaeLint.Torch.Tests.csproj",
            ],
            listed);
    }
}
