using TorchSharp;
using VaeLint.Corpus;
using VaeLint.Torch.Tests.Infrastructure;
using VaeLint.Torch.Tests.Oracle;
using static TorchSharp.torch;

namespace VaeLint.Torch.Tests.Fixes;

/// <summary>What the fixes of the corpus do, measured: (a) leaves no size in K/R and keeps the author's number, (b) changes neither value nor gradient.</summary>
public sealed class CorpusFixTests : TorchTest
{
    // The values with which the partner files call losses that have a free weight.
    private static readonly double[] FreeWeights = [1, 0.04, 1.0 / 15, 4];

    [Fact]
    public async Task A_balanced_loss_measures_beta_one_or_the_explicit_factor()
    {
        var corpus = await RepairedCorpus.Balanced.Value;
        var (measured, problems) = (0, new List<string>());
        foreach (var (file, original, repaired) in Pairs(corpus).Where(pair => pair.Original.Likelihood != Likelihood.Unmeasured && pair.Original.Tolerance <= 1e-6))
        {
            var sizes = SizeGrid.For(original).All.ToArray();
            var before = sizes.Select(at => Ratio(original, at)).ToArray();
            var after = sizes.Select(at => Ratio(repaired, at)).ToArray();
            if (before.Zip(after).All(pair => IsNear(pair.First, pair.Second)) || !after.All(double.IsFinite))
            {
                continue;
            }

            measured++;
            if (!after.All(ratio => IsNear(ratio, after[0])) || !ExplicitFactors(file, original).Any(factor => IsNear(after[0], factor)))
            {
                problems.Add($"{file}.{original.Name}: K/R was {string.Join(", ", before.Select(r => $"{r:G6}"))}, is {string.Join(", ", after.Select(r => $"{r:G6}"))}");
            }
        }

        Assert.True(problems.Count == 0, $"{problems.Count} of {measured}:{Environment.NewLine}{string.Join(Environment.NewLine, problems)}");
        Assert.True(measured >= 100, $"only {measured} losses were measured; repaired {corpus.Repaired}, refused {corpus.Refused}");
    }

    [Fact]
    public async Task An_explicit_beta_keeps_value_and_gradients()
    {
        var corpus = await RepairedCorpus.WithExplicitBeta.Value;
        var compared = 0;
        foreach (var (file, original, repaired) in Pairs(corpus))
        {
            var at = SizeGrid.For(original).Basis;
            var (before, after) = (Run(original, at), Run(repaired, at));
            Assert.True(before.Zip(after).All(pair => IsNear(pair.First, pair.Second)), $"{file}.{original.Name}");
            compared++;
        }

        Assert.True(compared >= 10, $"only {compared} cases were compared");
    }

    /// <summary>1, or what the header of the case leaves of β when the sizes are taken out; a weight whose value the header does not tell may be anything.</summary>
    private static double[] ExplicitFactors(string file, CorpusCase original)
    {
        var beta = CorpusLibrary.Label(file, original.Name).Beta!;
        return beta.FreeNames.Count > 0 ? FreeWeights : [1, beta.Evaluate(_ => 1)];
    }

    private static IEnumerable<(string File, CorpusCase Original, CorpusCase Repaired)> Pairs(RepairedCorpus corpus) =>
        from file in corpus.Changed
        from original in CorpusLibrary.Cases(file)
        select (file, original, corpus.Cases(file).Single(repaired => repaired.Name == original.Name));

    private static double Ratio(CorpusCase corpusCase, Sizes at)
    {
        var measurement = LossMeasurement.At(corpusCase, at);
        return measurement.KlMean.Weight / measurement.Reconstruction.Weight;
    }

    /// <summary>The value, and every gradient that reaches an input.</summary>
    private static List<double> Run(CorpusCase corpusCase, Sizes at)
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        var inputs = new LossInputs(at.Batch, at.Event, at.Latent, seed: 11);
        var loss = corpusCase.Loss(inputs).mean();
        loss.backward();
        var numbers = new List<double> { loss.item<double>() };
        foreach (var leaf in new[] { inputs.Reconstruction, inputs.Logits, inputs.Mean, inputs.LogVariance })
        {
            if (leaf.grad is { } gradient)
            {
                numbers.AddRange(gradient.data<double>().ToArray());
            }
        }

        return numbers;
    }

    private static bool IsNear(double left, double right) => Math.Abs(left - right) <= 1e-6 * Math.Max(Math.Abs(left), Math.Abs(right)) || left == right;
}
