using System.Reflection;
using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Probing;

/// <summary>Measures at the axes that the options name, or at the first of flat, image and sequence that the loss accepts.</summary>
internal sealed class LayoutSearch(Func<ProbeBatch, Tensor> loss, ProbeOptions options)
{
    private const string Flat = "D";
    private const string Image = "C H W";
    private static readonly string[] Usual = [Flat, Image, "T V", "T F"];

    public LossReport Run()
    {
        if (options.Event is { } pattern)
        {
            var layout = ProbeLayout.Of(options, pattern);
            try
            {
                return ProbeAnalysis.Of(loss, options, layout);
            }
            catch (Exception failure) when (IsOfLoss(failure))
            {
                return Failed(pattern, failure, $"the loss throws at event {pattern}: {Text(failure)}. If it insists on other sizes, set {Hint}");
            }
        }

        return First();
    }

    private const string Hint = $"{nameof(ProbeOptions)}.{nameof(ProbeOptions.Event)} (\"784\", \"3 32 32\", \"T V=100\"), .{nameof(ProbeOptions.Latent)} (\"32\") or .{nameof(ProbeOptions.BatchSize)}";

    private LossReport First()
    {
        var failures = new List<(string Pattern, Exception Failure)>();
        LossReport? inconclusive = null;
        foreach (var pattern in Usual)
        {
            var layout = ProbeLayout.Of(options, pattern);
            try
            {
                var report = ProbeAnalysis.Of(loss, options, layout);
                if (report.Verdict != ProbeVerdict.Inconclusive)
                {
                    return pattern == Flat ? WithImage(report) : report;
                }

                inconclusive ??= report;
            }
            catch (Exception failure) when (IsOfLoss(failure))
            {
                failures.Add((pattern, failure));
            }
        }

        if (inconclusive is not null)
        {
            return inconclusive;
        }

        var told = failures.Select(pair => $"{pair.Pattern}: {Text(pair.Failure)}").Take(2);
        return Failed(Usual[0], failures[0].Failure, $"the loss throws at every event shape tried ({string.Join("; ", told)}). Set {Hint}");
    }

    /// <summary>A loss that is right for flat events may sum only the channels of an image.</summary>
    private LossReport WithImage(LossReport report)
    {
        if (report.Verdict != ProbeVerdict.Balanced)
        {
            return report;
        }

        try
        {
            var image = ProbeAnalysis.Of(loss, options, ProbeLayout.Of(options, Image));
            return image.Verdict is ProbeVerdict.Balanced or ProbeVerdict.Inconclusive
                ? report
                : report with { Notes = [.. report.Notes, $"for images it is not: {image.Findings[0]} Set {nameof(ProbeOptions)}.{nameof(ProbeOptions.Event)} = \"{Image}\""] };
        }
        catch (Exception failure) when (IsOfLoss(failure))
        {
            return report;
        }
    }

    private static LossReport Failed(string pattern, Exception failure, string reason) =>
        new() { Verdict = ProbeVerdict.Inconclusive, Event = pattern, InconclusiveReason = reason, Failure = failure };

    // What a user's loss throws is an outcome of the measurement; being cancelled or out of memory is not.
    private static bool IsOfLoss(Exception failure) => failure is not (OperationCanceledException or OutOfMemoryException);

    /// <summary>The first line: libtorch appends its stack.</summary>
    private static string Text(Exception failure)
    {
        var cause = failure is TargetInvocationException { InnerException: { } inner } ? inner : failure;
        return cause.Message.Split('\n')[0].Trim().TrimEnd('.');
    }
}
