using System.Globalization;

namespace VaeLint.Eng;

/// <summary>Writes random loss programs in C# and F#, runs and analyses them, and reports where the analyzer agrees, is silent or is wrong.</summary>
internal static class GenerateCommand
{
    private const int DefaultCount = 2000;
    private const string Report = "report.md";

    // As for everything else that the pages print: VAELINT_UPDATE=docs writes it.
    private const string UpdateVariable = "VAELINT_UPDATE";
    private const string SectionStart = "<!-- generated-programs -->";
    private const string SectionEnd = "<!-- /generated-programs -->";

    public static int Run(Repository repository, string[] arguments)
    {
        var count = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : DefaultCount;
        var seed = arguments.Length > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : 1;
        var folder = Path.Combine(repository.Artifacts, "generate");
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        var project = repository.TestProject("VaeLint.Torch.Tests");
        if (Tool.Dotnet(repository.Root, "build", project, "-c", "Release", "-v", "q", "-nologo") != 0)
        {
            return 1;
        }

        var environment = new Dictionary<string, string>(Tool.TorchEnvironment()) { ["VAELINT_GENERATE"] = string.Create(CultureInfo.InvariantCulture, $"{folder};{count};{seed}") };
        var (exitCode, output) = Tool.Capture(
            "dotnet", repository.Root, environment,
            "test", "--project", project, "-c", "Release", "--no-build", "--explicit", "only", "--filter-class", "VaeLint.Torch.Tests.Styles.StyleReportTests");
        var section = Path.Combine(folder, "accuracy.md");
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "docs" && File.Exists(section))
        {
            WritePage(Path.Combine(repository.Root, "docs", "accuracy.md"), section);
        }

        var report = Path.Combine(folder, Report);
        Console.WriteLine(File.Exists(report) ? File.ReadAllText(report) : output);
        Console.WriteLine(exitCode == 0 ? $"Programs and report: {folder}" : "A program disagrees, or does not weigh what it was constructed to weigh.");
        return exitCode;
    }

    private static void WritePage(string page, string section)
    {
        var text = File.ReadAllText(page);
        var from = text.IndexOf(SectionStart, StringComparison.Ordinal) + SectionStart.Length;
        var to = text.IndexOf(SectionEnd, StringComparison.Ordinal);
        File.WriteAllText(page, text[..from] + "\n\n" + File.ReadAllText(section) + "\n" + text[to..]);
    }
}
