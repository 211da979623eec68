using VaeLint.Corpus;
using VaeLint.Torch.Tests.FSharp;
using VaeLint.Torch.Tests.Oracle;

namespace VaeLint.Runtime.Tests.Probe.Corpus;

/// <summary>An F# corpus loss, as its header labels it and as the probe sees it.</summary>
internal sealed record FSharpProbedCase(string Key, CorpusLabel Label, LossReport Report);

/// <summary>Runs the probe over the F# corpus once per process, with the calling convention of the oracle.</summary>
internal static class FSharpCorpusProbe
{
    private static readonly Lazy<IReadOnlyList<FSharpProbedCase>> Lazily = new(() => [.. Probe().OrderBy(probed => probed.Key, StringComparer.Ordinal)]);

    public static IReadOnlyList<FSharpProbedCase> All => Lazily.Value;

    private static IEnumerable<FSharpProbedCase> Probe() =>
        from path in Directory.EnumerateFiles(Path.Combine(CorpusProbe.Root, "tests", "VaeLint.Corpus.FSharp", "Losses"), "*.fs")
        let file = Path.GetFileNameWithoutExtension(path)
        let header = FSharpHeader.Read(path)
        from label in header.Labels
        where label is { IsNotMeasured: false, HasNoWeights: false }
        select new FSharpProbedCase($"{file}.{label.Name}", label, Measure(file, label.Name, header));

    /// <summary>The decoder output is what the loss takes it for: a loss on logits would report a reconstruction that is taken for logits.</summary>
    private static LossReport Measure(string file, string name, FSharpHeader header)
    {
        var report = Measure(file, name, header, Likelihood.SquaredError);
        return report.Verdict == ProbeVerdict.Inconclusive || report.RuleIds.Contains("VAE201") ? Measure(file, name, header, Likelihood.BernoulliLogits) : report;
    }

    private static LossReport Measure(string file, string name, FSharpHeader header, Likelihood likelihood)
    {
        var options = new ProbeOptions
        {
            Event = header.EventShape is { } shape ? string.Join(' ', shape) : header.EventRank switch { 1 => "D", 2 => "T W", 3 => "C H W", _ => "T C H W" },
            Latent = header.LatentShape is { } latent ? string.Join(' ', latent) : "L",
            BatchSize = header.Batch(name),
        };
        return LossProbe.Measure(
            batch => FSharpLoss.Find(file, name, header.Roles).Compute(new ProbeInputs(batch, batch.Shape(ProbeRole.Target)[1..], batch.Shape(ProbeRole.Mean)[1..]), likelihood),
            options);
    }
}
