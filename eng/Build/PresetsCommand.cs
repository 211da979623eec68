namespace VaeLint.Eng;

internal static class PresetsCommand
{
    /// <summary>The test that compares the preset files with the catalogue writes them when this variable is set.</summary>
    private const string UpdateVariable = "VAELINT_UPDATE";

    public static int Run(Repository repository, string[] arguments)
    {
        var update = new Dictionary<string, string> { [UpdateVariable] = "presets" };
        return Tool.Dotnet(
            repository.Root,
            update,
            "test",
            "--project",
            repository.TestProject("VaeLint.Package.Tests"),
            "--filter-class",
            "VaeLint.Package.Tests.PresetTests");
    }
}
