using TorchSharp;
using VaeLint.Runtime.Tests.Infrastructure;
using static TorchSharp.torch;
using static VaeLint.Runtime.Tests.Probe.TermForms;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Runtime.Tests.Probe;

/// <summary>Losses whose relation of KL to reconstruction is known by hand, with the rows of the design's decision table.</summary>
public sealed class ScaleTests : TorchTest
{
    private static readonly ProbeOptions Image = new() { Event = "C H W" };
    private static readonly ProbeOptions Text = new() { Event = "T V" };

    private static readonly Dictionary<string, (Func<ProbeBatch, Tensor> Loss, string Relation, string Rules, ProbeOptions? Options)> Losses = new()
    {
        ["row 1: mean, per-sample KL"] = (b => Bce(b) + KlBatchMean(b), "D", "VAE001", null),
        ["row 1: mean, KL sum over B"] = (b => Bce(b) + (KlSum(b) / b.Mean.size(0)), "D", "VAE001", null),
        ["row 2: mean, KL sum"] = (b => Bce(b) + KlSum(b), "B·D", "VAE001", null),
        ["row 3: mean, KL mean"] = (b => Bce(b) + KlMean(b), "D/L", "VAE001 VAE002", null),
        ["row 4: sum over B, KL mean"] = (b => Right(b) + KlMean(b), "1/L", "VAE002", null),
        ["row 5: sum, KL mean"] = (b => Bce(b, Reduction.Sum) + KlMean(b), "1/(B·L)", "VAE002", null),
        ["row 6: sum, per-sample KL"] = (b => Bce(b, Reduction.Sum) + KlBatchMean(b), "1/B", "VAE003", null),
        ["row 7: sum, sum"] = (b => Bce(b, Reduction.Sum) + KlSum(b), "1", "", null),
        ["row 8: mean times D"] = (b => (Bce(b) * b.Target.size(1)) + KlBatchMean(b), "1", "", null),
        ["row 9: everything over numel"] = (b => Bce(b) + (KlSum(b) / b.Target.numel()), "1", "", null),
        ["row 11: mean times 784"] = (b => (784 * Bce(b)) + KlBatchMean(b), "0.001276·D", "", null),
        ["row 12: 784 is not 3072"] = (b => (784 * Bce(b)) + KlBatchMean(b), "0.001276·D", "VAE001", new ProbeOptions { Event = "3072" }),
        ["row 13: mean times 10"] = (b => (10 * Bce(b)) + KlBatchMean(b), "0.1·D", "VAE010", null),
        ["row 13: mean times one half"] = (b => (0.5 * Bce(b)) + KlBatchMean(b), "2·D", "VAE001", null),
        ["row 14: a small weight"] = (b => Mse(b) + (0.00025 * KlBatchMean(b)), "0.00025·D", "VAE010", new ProbeOptions { Event = "12288" }),
        ["row 17: a weight and a KL sum"] = (b => Bce(b) + (0.3 * KlSum(b)), "0.3·B·D", "VAE003", null),
        ["row 18: a weight and a KL mean"] = (b => Bce(b) + (4 * KlMean(b)), "4·D/L", "VAE010", null),
        ["row 20: squared errors"] = (b => Errors(b).sum(1).mean() + KlBatchMean(b), "1", "", null),
        ["row 20: halved squared errors"] = (b => (0.5 * Errors(b).sum(1).mean()) + KlBatchMean(b), "2", "", null),
        ["row 20: a KL without the half"] = (b => Right(b) + (2 * KlBatchMean(b)), "2", "", null),
        ["row 21: scalar plus vector"] = (b => (Bce(b, Reduction.Sum) + Kl(b.Mean, b.LogVariance).sum(1)).mean(), "1/B", "VAE003", null),
        ["row 22: scalar plus vector, summed"] = (b => (Mse(b) + Kl(b.Mean, b.LogVariance).sum(1)).sum(), "D", "VAE001", null),
        ["row 24: sum over the batch, mean over the event"] = (b => Errors(b).sum(0L).mean() + KlBatchMean(b), "D/B", "VAE004", null),
        ["row 25: channels only"] = (b => Errors(b).sum(1).mean() + KlBatchMean(b), "H·W", "VAE004", Image),
        ["row 25: mean over pixels, sum over channels"] = (b => Errors(b).mean([2, 3]).sum(1).mean() + KlBatchMean(b), "H·W", "VAE004", Image),
        ["row 26: image, mean"] = (b => Mse(b) + KlBatchMean(b), "D", "VAE001", Image),
        ["row 28: image, flattened"] = (b => Errors(b).flatten(1).sum(1).mean() + KlBatchMean(b), "1", "", Image),
        ["row 29: TorchSharp's Gaussian times D"] = (b => (F.gaussian_nll_loss(b.Reconstruction, b.Target, ones_like(b.Target)) * b.EventSize) + KlBatchMean(b), "2/D", "VAE005", null),
        ["row 30: summed, over B, times D"] = (b => (Mse(b, Reduction.Sum) / b.BatchSize * b.EventSize) + KlBatchMean(b), "1/D", "VAE005", null),
        ["row 30: KL over B twice"] = (b => Right(b) + (KlSum(b) / b.BatchSize / b.BatchSize), "1/B", "VAE005", null),
        ["row 30: KL over D"] = (b => Right(b) + (KlBatchMean(b) / b.EventSize), "1/D", "VAE005", null),
        ["row 31: tokens, mean"] = (b => Tokens(b, Reduction.Mean) + KlBatchMean(b), "D", "VAE001", null),
        ["row 31: tokens, sum over B"] = (b => (Tokens(b, Reduction.Sum) / b.BatchSize) + KlBatchMean(b), "1", "", null),
        ["row 32: mean over valid tokens"] = (b => ((TokenLoss(b) * b.Mask).sum() / b.Mask.sum()) + KlBatchMean(b), "N/B", "VAE001", null),
        ["masked tokens, sum over B"] = (b => ((TokenLoss(b) * b.Mask).sum() / b.BatchSize) + KlBatchMean(b), "1", "", Text),
        ["mean over each sample's valid tokens"] = (b => ((TokenLoss(b) * b.Mask).sum(1) / b.Mask.sum(1)).mean() + KlBatchMean(b), "1", "VAE001", null),
        ["both over valid tokens"] = (b => (((TokenLoss(b) * b.Mask).sum() + KlSum(b)) / b.Mask.sum()), "1", "", null),
        ["padding ignored, sum over B"] = (b => (F.cross_entropy(b.Logits.reshape(-1, b.Logits.size(2)), b.Tokens.flatten(), ignore_index: 0, reduction: Reduction.Sum) / b.BatchSize) + KlBatchMean(b), "1", "", null),
        ["row 33: a shared time axis averaged on both sides"] = (b => Errors(b).sum(2).mean() + Kl(b.Mean, b.LogVariance).sum(2).mean(), "1", "", new ProbeOptions { Event = "T F", Latent = "T L" }),
        ["a shared time axis averaged on one side"] = (b => Errors(b).sum(2).mean() + Kl(b.Mean, b.LogVariance).sum([1, 2]).mean(), "T", "VAE004", new ProbeOptions { Event = "T F", Latent = "T L" }),
        ["Monte Carlo samples averaged"] = (b => F.binary_cross_entropy_with_logits(b.Logits, b.Target.expand_as(b.Logits), reduction: Reduction.None).sum(2).mean() + KlBatchMean(b), "1", "", new ProbeOptions { HasSampleAxis = true }),
        ["Monte Carlo samples summed"] = (b => (F.binary_cross_entropy_with_logits(b.Logits, b.Target.expand_as(b.Logits), reduction: Reduction.Sum) / b.BatchSize) + KlBatchMean(b), "1/K", "", new ProbeOptions { HasSampleAxis = true }),
        ["row 46: a constant batch size"] = (b => (Mse(b, Reduction.Sum) / 128) + KlBatchMean(b), "128/B", "VAE012", null),
        ["row 47: mean, constant batch size"] = (b => Bce(b) + (KlSum(b) / 64), "0.01562·B·D", "VAE001 VAE012", null),
        ["spatial latents"] = (b => Right(b) + Kl(b.Mean, b.LogVariance).sum([1, 2, 3]).mean(), "1", "", new ProbeOptions { Event = "C H W", Latent = "Z Y X" }),
        ["spatial latents, sum over channels"] = (b => Right(b) + Kl(b.Mean, b.LogVariance).sum(1).mean(), "1/(X·Y)", "VAE004", new ProbeOptions { Event = "C H W", Latent = "Z Y X" }),
        ["a schedule's beta"] = (b => Right(b) + (0.37 * KlBatchMean(b)), "0.37", "", null),
        ["sums over the batch, then over B"] = (b => (Bce(b, Reduction.Sum) + KlSum(b)) / b.BatchSize, "1", "", null),
        ["Huber, a likelihood without a name"] = (b => F.huber_loss(b.Reconstruction, b.Target, 0.2) + KlBatchMean(b), "c·D", "VAE001", null),
        ["multinomial counts"] = (b => -(F.log_softmax(b.Logits, 1) * b.Counts).sum(1).mean() + KlBatchMean(b), "1", "", null),
    };

    public static IEnumerable<TheoryDataRow<string>> Names => Losses.Keys.Select(name => new TheoryDataRow<string>(name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Relation_and_rules(string name)
    {
        var (loss, relation, rules, options) = Losses[name];

        var report = LossProbe.Measure(loss, options);

        Assert.Equal((relation, rules), (report.Relation?.ToString() ?? report.InconclusiveReason, string.Join(" ", report.RuleIds)));
        Assert.InRange(report.ToString().Split('\n').Length, 1, 8);
    }

    [Fact]
    public void There_are_the_promised_losses() => Assert.InRange(Losses.Count, 30, int.MaxValue);

    private static Tensor TokenLoss(ProbeBatch batch) => F.cross_entropy(batch.Logits.transpose(1, 2), batch.Tokens, reduction: Reduction.None);

    private static Tensor Tokens(ProbeBatch batch, Reduction reduction) =>
        F.cross_entropy(batch.Logits.reshape(-1, batch.Logits.size(2)), batch.Tokens.flatten(), reduction: reduction);
}
