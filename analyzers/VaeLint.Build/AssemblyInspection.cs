using VaeLint.Core;
using VaeLint.Core.Ir;
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
    public static AssemblyFindings? Inspect(string assembly, IReadOnlyList<string> references, IReadOnlyList<string> sources, UserVocabulary vocabulary, int workers, CancellationToken cancellation)
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
        var results = program.OfRoots(analysis, root => RootFindings.Of(analysis, root, cancellation), workers, cancellation);
        var seen = new HashSet<(string Rule, string File, int Start, int Line, int Column)>();
        var findings = results.SelectMany(result => result.Findings).Where(finding => seen.Add(PlaceOf(finding, program.HasSymbols))).ToList();
        var failures = results.Where(result => result.Failure is not null).Select(result => result.Failure).ToList();
        var problems = program.CheckVocabulary().Select(problem => new Finding(RuleCatalog.UnknownEntry, problem.Message, problem.Setting.At, [], NoProperties)).ToList();
        var ordered = problems.Concat(findings)
            .OrderBy(finding => finding.Primary.File, StringComparer.Ordinal)
            .ThenBy(finding => finding.Primary.StartLine)
            .ThenBy(finding => finding.Primary.StartColumn)
            .ThenBy(finding => finding.RuleId, StringComparer.Ordinal);
        return new AssemblyFindings([.. ordered], program.HasSymbols, failures.Count + program.Failures, failures.LastOrDefault() ?? program.LastFailure);
    }

    /// <summary>Without a PDB all lines are 1, and only the offset in the code tells losses apart.</summary>
    private static (string Rule, string File, int Start, int Line, int Column) PlaceOf(Finding finding, bool hasSymbols)
    {
        var at = finding.Primary;
        return (finding.RuleId, at.File, hasSymbols ? 0 : at.Start, at.StartLine, at.StartColumn);
    }

    /// <summary>What one method has; or why it could not be analysed.</summary>
    private sealed class RootFindings(IReadOnlyList<Finding> findings, string? failure)
    {
        public IReadOnlyList<Finding> Findings { get; } = findings;

        public string? Failure { get; } = failure;

        public static RootFindings Of(LossAnalysis analysis, MethodRef root, CancellationToken cancellation)
        {
            try
            {
                return new RootFindings(analysis.Analyze(root, cancellation), null);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                return new RootFindings([], $"{root.Key}: {exception.GetType().Name}: {exception.Message}");
            }
        }
    }
}
