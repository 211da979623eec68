using VaeLint.Runtime.Benchmarks.Harness;
using VaeLint.Runtime.Benchmarks.Problems;
using VaeLint.Runtime.Benchmarks.Report;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Runtime.Benchmarks.Sections;

/// <summary>What a loss is of a whole training step.</summary>
internal static class TrainingStepSection
{
    private const string Sigmoid = "sigmoid";
    private const string OneCall = "one call";
    private const string None = "none";

    public static void Run(Findings findings, int threads, int rounds)
    {
        set_num_threads(threads);
        var model = new MlpVae();
        Variant[] variants =
        [
            new(Sigmoid, "`bce(sigmoid)` + KL", model.StepWith((logits, target, mean, logVariance) =>
                (F.binary_cross_entropy(sigmoid(logits), target, reduction: nn.Reduction.Sum) / logits.size(0)) + Kl(mean, logVariance))),
            new("logits", "`bce_with_logits` + KL", model.StepWith((logits, target, mean, logVariance) =>
                (F.binary_cross_entropy_with_logits(logits, target, reduction: nn.Reduction.Sum) / logits.size(0)) + Kl(mean, logVariance))),
            new(OneCall, "`NegativeElbo.Bernoulli`", model.StepWith((logits, target, mean, logVariance) => NegativeElbo.Bernoulli(logits, target, mean, logVariance).Loss)),
            new("two terms", "`BernoulliLogits` + `ToStandardNormal`, mean", model.StepWith((logits, target, mean, logVariance) =>
                (NegativeLogLikelihood.BernoulliLogits(logits, target) + KlDivergence.ToStandardNormal(mean, logVariance)).mean())),
            new(None, "no loss, constant gradients", model.StepWithoutLoss),
        ];
        var timings = Interleaved.Run(variants, rounds);
        var table = new MarkdownTable("loss", "training step", "of it the loss", "share", "step against `bce(sigmoid)`");
        foreach (var variant in variants)
        {
            var cost = timings.Difference(variant.Key, None);
            table.Add(
                variant.Name,
                Figures.Time(timings.Median(variant.Key)),
                variant.Key == None ? "" : Figures.Time(Math.Max(0, cost)),
                variant.Key == None ? "" : Figures.Percent(Math.Max(0, cost) / timings.Median(variant.Key)),
                Figures.Ratio(timings.Ratio(Sigmoid, variant.Key)));
        }

        findings.Write($"**MLP 784-400-20, batch 128, Adam, {ObjectiveSection.Threads(threads)}**\n\n{table}");
        findings.Figures[$"training {threads}T sigmoid / one call"] = timings.Ratio(Sigmoid, OneCall);
        findings.Figures[$"training {threads}T share"] = timings.Difference(OneCall, None) / timings.Median(OneCall);
    }

    private static Tensor Kl(Tensor mean, Tensor logVariance) => -0.5 * (1 + logVariance - mean.pow(2) - logVariance.exp()).sum() / mean.size(0);
}
