using VaeLint.Core;
using VaeLint.Core.Rules;
using VaeLint.Core.Vocabulary;
using VaeLint.IL;

namespace VaeLint.Build;

/// <summary>Runs the loss rules over one compiled assembly.</summary>
internal static class AssemblyInspection
{
    private const string TorchSharp = "TorchSharp";

    private static readonly Dictionary<string, string> NoProperties = new(StringComparer.Ordinal);

    /// <summary>Null when the file is no managed assembly.</summary>
    public static AssemblyFindings? Inspect(string assembly, IReadOnlyList<string> references, IReadOnlyList<string> sources, UserVocabulary vocabulary, CancellationToken cancellation)
    {
        using var program = IlProgram.Open(assembly, references, sources, vocabulary, cancellation);
        if (program is null)
        {
            return null;
        }

        if (!program.ReferencesTorchSharp)
        {
            return AssemblyFindings.None;
        }

        if (!references.Any(path => Path.GetFileNameWithoutExtension(path) == TorchSharp))
        {
            throw new FileNotFoundException("TorchSharp.dll is neither among the references nor beside it.");
        }

        var analysis = new LossAnalysis(program);
        var findings = new List<Finding>();
        var seen = new HashSet<(string Rule, string File, int Start, int Line, int Column)>();
        var failures = 0;
        string? lastFailure = null;
        foreach (var root in program.Roots(analysis, cancellation))
        {
            try
            {
                findings.AddRange(analysis.Analyze(root, cancellation).Where(finding => seen.Add(PlaceOf(finding, program.HasSymbols))));
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                failures++;
                lastFailure = $"{root.Key}: {exception.GetType().Name}: {exception.Message}";
            }
        }

        var problems = program.CheckVocabulary().Select(problem => new Finding(RuleCatalog.UnknownEntry, problem.Message, problem.Setting.At, [], NoProperties)).ToList();
        var ordered = problems.Concat(findings)
            .OrderBy(finding => finding.Primary.File, StringComparer.Ordinal)
            .ThenBy(finding => finding.Primary.StartLine)
            .ThenBy(finding => finding.Primary.StartColumn)
            .ThenBy(finding => finding.RuleId, StringComparer.Ordinal);
        return new AssemblyFindings([.. ordered], program.HasSymbols, failures + program.Failures, lastFailure ?? program.LastFailure);
    }

    /// <summary>Without a PDB all lines are 1, and only the offset in the code tells losses apart.</summary>
    private static (string Rule, string File, int Start, int Line, int Column) PlaceOf(Finding finding, bool hasSymbols)
    {
        var at = finding.Primary;
        return (finding.RuleId, at.File, hasSymbols ? 0 : at.Start, at.StartLine, at.StartColumn);
    }
}
