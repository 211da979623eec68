using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;
using VaeLint.Core.Losses;
using VaeLint.Core.Rules;
using VaeLint.CSharp.Hosting;

namespace VaeLint.CSharp.Tests.Verifiers;

/// <summary>
/// What the analyzer says about one source. Findings are marked as {|VAE001:…|} where the rule speaks with its own severity, as {|VAE001-Info:…|} where it only
/// informs. Rules that are off by default run too and are asked for by name.
/// </summary>
internal sealed class LossVerdict
{
    private const string Hint = "-Info";

    private static readonly string[] OffByDefault = ["VAE011", "VAE090"];

    private readonly IReadOnlyList<Diagnostic> _findings;
    private readonly IReadOnlyList<LossObjective> _objectives;

    private LossVerdict(IReadOnlyList<Diagnostic> findings, IReadOnlyList<LossObjective> objectives)
    {
        _findings = findings;
        _objectives = objectives;
    }

    /// <summary>Analyses the source; its findings have to be the marked ones.</summary>
    public static LossVerdict Of(string marked, params MetadataReference[] references)
    {
        TestFileMarkupParser.GetSpans(marked, out var source, out ImmutableDictionary<string, ImmutableArray<TextSpan>> spans);
        var analyzed = AnalyzedSource.Of([("Test.cs", source)], OffByDefault, references);
        var findings = analyzed.Findings;
        var expected = spans.SelectMany(s => s.Value.Select(span => (span.Start, Text: $"{Expected(s.Key)} '{source.Substring(span.Start, span.Length)}'")));
        var actual = findings.Where(f => !OffByDefault.Contains(f.Id)).Select(f => (f.Location.SourceSpan.Start, Text: $"{f.Id} {f.Severity} '{At(f)}'"));
        Assert.Equal(Sorted(expected), Sorted(actual));
        return new LossVerdict(findings, analyzed.Objectives);

        string At(Diagnostic finding) => source.Substring(finding.Location.SourceSpan.Start, finding.Location.SourceSpan.Length);
    }

    /// <summary>Every finding with this id states this effective β, in the properties and in the words.</summary>
    public LossVerdict States(string id, string beta)
    {
        var stating = _findings.Where(f => f.Id == id).ToList();
        Assert.NotEmpty(stating);
        Assert.All(stating, finding =>
        {
            Assert.Equal(beta, finding.Properties[FindingProperties.EffectiveBeta]);
            Assert.Matches($@"effective beta (is )?{System.Text.RegularExpressions.Regex.Escape(beta)}[,) ]", finding.GetMessage());
        });
        return this;
    }

    /// <summary>The one finding with this id says exactly this.</summary>
    public LossVerdict Says(string id, string message)
    {
        Assert.Equal(message, Assert.Single(_findings, f => f.Id == id).GetMessage());
        return this;
    }

    /// <summary>Every finding belongs to one and the same loss.</summary>
    public LossVerdict IsOneLoss()
    {
        Assert.Single(_findings.Select(f => f.Properties[FindingProperties.LossId]).Distinct());
        return this;
    }

    /// <summary>Every finding with this id contains these words.</summary>
    public LossVerdict Speaks(string id, string words)
    {
        Assert.All(_findings.Where(f => f.Id == id), finding => Assert.Contains(words, finding.GetMessage(), StringComparison.Ordinal));
        return this;
    }

    /// <summary>The derivation of every finding contains this line.</summary>
    public LossVerdict Derives(string line)
    {
        Assert.All(_findings, finding => Assert.Contains(line, finding.Properties[FindingProperties.Derivation]!.Split("; ")));
        return this;
    }

    public string Message(string id) => Assert.Single(_findings, f => f.Id == id).GetMessage();

    public string Property(string id, string key) => Assert.Single(_findings, f => f.Id == id).Properties[key]!;

    public LossVerdict Lists(string id, string assumption)
    {
        Assert.All(_findings.Where(f => f.Id == id), finding => Assert.Contains(assumption, finding.Properties[FindingProperties.Assumptions]!.Split("; ")));
        return this;
    }

    /// <summary>A loss was recognised and weighed, and all its terms agree.</summary>
    public LossVerdict IsBalanced()
    {
        Assert.NotEmpty(_objectives);
        Assert.All(_objectives, objective => Assert.True(objective.IsBalanced, objective.Unknown ?? string.Join(", ", objective.Flagged.Select(f => f.Verdict))));
        return this;
    }

    /// <summary>As <see cref="IsBalanced"/>, because this was taken for a size.</summary>
    public LossVerdict Assumes(string assumption)
    {
        Assert.Contains(assumption, _objectives.SelectMany(o => o.Terms).SelectMany(t => t.Weight.Assumptions).Select(a => a.ToString()));
        return this;
    }

    /// <summary>A reconstruction and a KL were recognised, and a reason is given why nothing is claimed.</summary>
    public LossVerdict IsNotVerified(string reason)
    {
        Assert.Equal($"This loss was recognised but could not be verified: {reason} is not understood.", Assert.Single(_findings, f => f.Id == "VAE090").GetMessage());
        return this;
    }

    /// <summary>VAE011, when switched on, says that the total is a sum over the batch.</summary>
    public LossVerdict IsSumOverBatch()
    {
        Assert.Single(_findings, f => f.Id == "VAE011");
        return this;
    }

    public LossVerdict IsNoSumOverBatch()
    {
        Assert.DoesNotContain(_findings, f => f.Id == "VAE011");
        return this;
    }

    /// <summary>weight(KL) / weight(reconstruction) at a batch size, against ½SSE where the reconstruction is a squared error.</summary>
    public double EffectiveBeta(double batch)
    {
        var objective = Assert.Single(_objectives);
        var reconstruction = Assert.Single(objective.Reconstructions);
        var beta = Core.Losses.EffectiveBeta.Of(reconstruction.Weight, Assert.Single(objective.Divergences).Weight);
        Assert.All(beta.Symbols, symbol => Assert.Equal("B", symbol.Name));
        return beta.Symbols.Aggregate(beta.Number, (value, symbol) => value * Math.Pow(batch, symbol.Power)) / (reconstruction.Term.IsSquaredError ? 2 : 1);
    }

    /// <summary>There is no loss with both a reconstruction and a KL.</summary>
    public LossVerdict IsNoObjective()
    {
        Assert.Empty(_objectives);
        return this;
    }

    private static string Expected(string marker)
    {
        var isHint = marker.EndsWith(Hint, StringComparison.Ordinal);
        var id = isHint ? marker[..^Hint.Length] : marker;
        return $"{id} {(isHint ? RuleSeverity.Info : RuleCatalog.Find(id)!.Severity)}";
    }

    private static List<string> Sorted(IEnumerable<(int Start, string Text)> findings) =>
        [.. findings.OrderBy(f => f.Start).ThenBy(f => f.Text, StringComparer.Ordinal).Select(f => f.Text)];
}
