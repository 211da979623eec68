using System.Reflection;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using VaeLint.Build.Caching;
using VaeLint.Build.Policy;
using VaeLint.Build.Reporting;
using VaeLint.Build.WarmingUp;
using VaeLint.Core.Ir;
using Task = Microsoft.Build.Utilities.Task;

namespace VaeLint.Build;

/// <summary>Reports wrongly scaled losses of a compiled assembly as warnings of the build. Whatever goes wrong with the analysis itself never fails the build.</summary>
public sealed class VaeLintTask : Task, ICancelableTask
{
    private readonly CancellationTokenSource _cancellation = new();

    /// <summary>The implementation assembly in obj, its PDB beside it.</summary>
    [Required]
    public string Assembly { get; set; } = "";

    public ITaskItem[] References { get; set; } = [];

    public ITaskItem[] Sources { get; set; } = [];

    /// <summary>Configuration files that the project names; .editorconfig and .globalconfig are found without.</summary>
    public ITaskItem[] ConfigurationFiles { get; set; } = [];

    public string ProjectDirectory { get; set; } = "";

    public string? NoWarn { get; set; }

    public string? WarningsAsErrors { get; set; }

    public string? WarningsNotAsErrors { get; set; }

    public bool TreatWarningsAsErrors { get; set; }

    /// <summary>Where findings are kept for the next build; nowhere when empty.</summary>
    public string? CacheFile { get; set; }

    /// <summary>A SARIF 2.1.0 log, written when not empty.</summary>
    public string? SarifFile { get; set; }

    /// <summary>Named where several frameworks are built: each writes a log of its own.</summary>
    public string? Framework { get; set; }

    /// <summary>How many threads may work.</summary>
    internal int Workers { get; set; } = Environment.ProcessorCount;

    public void Cancel() => _cancellation.Cancel();

    public override bool Execute()
    {
        WarmUp.OfProcess.End();
        return Check();
    }

    /// <summary>The same without a word to the warm-up, which is made of it.</summary>
    internal bool Check()
    {
        try
        {
            Run();
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        catch (FileNotFoundException missing)
        {
            Say($"VaeLint did not analyse '{Assembly}': {missing.Message}");
        }
        catch (Exception exception)
        {
            Say($"VaeLint did not analyse '{Assembly}': {exception.GetType().Name}: {exception.Message}");
        }

        return !Log.HasLoggedErrors;
    }

    private void Run()
    {
        var assembly = FullPath(Assembly);
        if (!File.Exists(assembly))
        {
            Say($"VaeLint did not analyse '{Assembly}': the file does not exist.");
            return;
        }

        if (Inspect(assembly) is not { } result)
        {
            Say($"VaeLint did not analyse '{Assembly}': it is no readable .NET assembly.");
            return;
        }

        if (!result.HasSymbols && result.Findings.Count > 0)
        {
            Say($"VaeLint found no PDB for '{Assembly}': its findings have no lines.");
        }

        if (result.Failures > 0)
        {
            Log.LogMessage(MessageImportance.Normal, "VaeLint skipped {0} method(s) of '{1}' that it could not read: {2}", result.Failures, Assembly, result.LastFailure);
        }

        var judged = Judge(result);
        judged.ForEach(Report);
        if (!string.IsNullOrWhiteSpace(SarifFile))
        {
            WriteSarif(FullPath(SarifLog.PathOf(SarifFile!, Framework)), judged);
        }
    }

    private AssemblyFindings? Inspect(string assembly)
    {
        var beside = Directory.GetFiles(Path.GetDirectoryName(assembly)!, "*.dll").Where(path => path != assembly).OrderBy(path => path, StringComparer.Ordinal);
        IReadOnlyList<string> references = [.. Paths(References), .. beside];
        var sources = Paths(Sources);
        var vocabulary = Configurations(sources).Vocabulary(sources);
        if (string.IsNullOrEmpty(CacheFile))
        {
            return AssemblyInspection.Inspect(assembly, references, sources, vocabulary, Workers, _cancellation.Token);
        }

        var cache = FullPath(CacheFile!);
        var key = CacheKey.Of(assembly, references, sources, vocabulary);
        if (FindingsCache.Read(cache, key) is { } known)
        {
            Log.LogMessage(MessageImportance.Low, "VaeLint: '{0}' has not changed.", Assembly);
            return known;
        }

        var found = AssemblyInspection.Inspect(assembly, references, sources, vocabulary, Workers, _cancellation.Token);
        if (found is not null && FindingsCache.Write(cache, key, found) is { } problem)
        {
            Say($"VaeLint could not keep its findings for the next build: {problem}");
        }

        return found;
    }

    private List<JudgedFinding> Judge(AssemblyFindings result)
    {
        if (result.Findings.Count == 0)
        {
            return [];
        }

        var files = result.Findings.Select(finding => finding.Primary.File).Distinct(StringComparer.Ordinal).ToList();
        var comments = files.ToDictionary(file => file, SuppressionComments.ReadFile, StringComparer.Ordinal);
        var policy = new SeverityPolicy(Configurations(files), new WarningOptions(NoWarn, WarningsAsErrors, WarningsNotAsErrors, TreatWarningsAsErrors));
        return [.. result.Findings
            .Select(finding => new JudgedFinding(
                finding, policy.Of(finding, finding.Primary.File), comments[finding.Primary.File].IsSuppressed(finding.RuleId, finding.Primary.StartLine)))
            .Where(judged => judged.Severity != BuildSeverity.None)];
    }

    private ConfigurationStack Configurations(IEnumerable<string> files) =>
        new(Policy.ConfigurationFiles.Read(Paths(ConfigurationFiles), Path.GetFullPath(ProjectDirectory.Length == 0 ? "." : ProjectDirectory), files));

    private void Report(JudgedFinding judged)
    {
        if (judged.IsSuppressed)
        {
            return;
        }

        var finding = judged.Finding;
        var at = PrintedPlace(finding.Primary);
        switch (judged.Severity)
        {
            // A subcategory would stand before the word "warning", where no editor looks for it.
            case BuildSeverity.Error:
                Log.LogError(null, finding.RuleId, null, finding.Rule.HelpUri, at.File, at.StartLine, at.StartColumn, at.EndLine, at.EndColumn, finding.Message);
                break;
            case BuildSeverity.Warning:
                Log.LogWarning(null, finding.RuleId, null, finding.Rule.HelpUri, at.File, at.StartLine, at.StartColumn, at.EndLine, at.EndColumn, finding.Message);
                break;
            default:
                Log.LogMessage(
                    null, finding.RuleId, null, at.File, at.StartLine, at.StartColumn, at.EndLine, at.EndColumn, MessageImportance.Low, finding.Message);
                break;
        }
    }

    /// <summary>What has no place in a source file is reported for the assembly as a whole.</summary>
    private Origin PrintedPlace(Origin at) => at.File == Path.GetFileName(Assembly) ? new Origin(at.File, 0, 0, 0, 0, 0, 0, null) : at;

    private void WriteSarif(string path, IReadOnlyList<JudgedFinding> judged)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, SarifLog.Write(judged, Version()));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            Say($"VaeLint could not write '{path}': {exception.Message}");
        }
    }

    private static string Version() =>
        typeof(VaeLintTask).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";

    private string FullPath(string path) => Path.GetFullPath(Path.Combine(ProjectDirectory, path));

    private List<string> Paths(ITaskItem[] items) => [.. items.Select(item => FullPath(item.ItemSpec))];

    private void Say(string message) => Log.LogMessage(MessageImportance.High, message);
}
