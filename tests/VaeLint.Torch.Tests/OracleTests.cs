using TorchSharp;
using VaeLint.Corpus;
using VaeLint.Torch.Tests.Infrastructure;
using VaeLint.Torch.Tests.Oracle;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Torch.Tests;

/// <summary>The oracle itself: it must find the weights of losses written out here, and must say when there is nothing to measure.</summary>
public sealed class OracleTests : TorchTest
{
    [Fact]
    public void A_balanced_loss_measures_one_over_B_twice()
    {
        var verdict = Verdict.Of(new CorpusCase("x", Likelihood.SquaredError, io =>
            F.mse_loss(io.Reconstruction, io.Target, Reduction.Sum) / io.Batch + KlPerSample(io).mean()));
        Assert.Empty(verdict.Compare("R", Reconstruction, [WeightExpression.Parse("1/B")]));
        Assert.Empty(verdict.Compare("K", measurement => measurement.KlMean, [WeightExpression.Parse("1/B")]));
        Assert.Empty(verdict.Compare("K", measurement => measurement.KlLogVariance, [WeightExpression.Parse("1/B")]));
    }

    [Fact]
    public void A_mean_over_an_image_measures_each_axis()
    {
        var verdict = Verdict.Of(new CorpusCase("x", Likelihood.BernoulliLogits, io =>
            F.binary_cross_entropy_with_logits(io.Logits, io.BinaryTarget) + (3 * KlPerSample(io).sum())) { EventRank = 3 });
        Assert.Equal("1·B^-1·D1^-1·D2^-1·D3^-1", verdict.Describe(Reconstruction));
        Assert.Equal("3", verdict.Describe(measurement => measurement.KlMean));
    }

    [Fact]
    public void A_wrong_label_is_reported_with_both_numbers()
    {
        var verdict = Verdict.Of(new CorpusCase("x", Likelihood.AbsoluteError, io => F.l1_loss(io.Reconstruction, io.Target)));
        var problems = verdict.Compare("R", Reconstruction, [WeightExpression.Parse("1/B")]);
        Assert.Equal("R measures 1·B^-1·D^-1", problems[0]);
        Assert.Equal(1 + verdict.Measurements.Count, problems.Count);
    }

    [Fact]
    public void A_term_that_is_not_the_reference_is_not_measurable()
    {
        var verdict = Verdict.Of(new CorpusCase("x", Likelihood.SquaredError, io => F.l1_loss(io.Reconstruction, io.Target)));
        Assert.Contains("R is not measurable", Assert.Single(verdict.Compare("R", Reconstruction, [WeightExpression.Parse("1/B")])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_kl_whose_log_variance_part_is_wrong_is_not_measurable()
    {
        var verdict = Verdict.Of(new CorpusCase("x", Likelihood.Unmeasured, io =>
            0.5 * (io.Mean.square() + (2 * io.LogVariance).exp() - io.LogVariance - 1).sum()));
        Assert.Empty(verdict.Compare("K", measurement => measurement.KlMean, [WeightExpression.Parse("1")]));
        Assert.NotEmpty(verdict.Compare("K", measurement => measurement.KlLogVariance, [WeightExpression.Parse("1")]));
    }

    [Fact]
    public void A_free_name_has_to_be_the_same_number_at_all_sizes()
    {
        var verdict = Verdict.Of(new CorpusCase("x", Likelihood.Unmeasured, io => 0.37 * KlPerSample(io).mean()));
        Assert.Empty(verdict.Compare("K", measurement => measurement.KlMean, [WeightExpression.Parse("beta/B")]));
        Assert.NotEmpty(verdict.Compare("K", measurement => measurement.KlMean, [WeightExpression.Parse("beta")]));
    }

    [Fact]
    public void A_detached_term_is_absent()
    {
        var verdict = Verdict.Of(new CorpusCase("x", Likelihood.SquaredError, io =>
            F.mse_loss(io.Reconstruction, io.Target, Reduction.Sum) + KlPerSample(io).sum().detach()));
        Assert.Empty(verdict.Compare("K", measurement => measurement.KlMean, [WeightExpression.Parse("0")]));
    }

    [Fact]
    public void A_monte_carlo_kl_is_averaged_over_many_runs()
    {
        var verdict = Verdict.Of(new CorpusCase("x", Likelihood.Unmeasured, MonteCarloKl) { Tolerance = 0.1 });
        Assert.All(verdict.Measurements, measurement => Assert.True(measurement.IsStochastic));
        Assert.Empty(verdict.Compare("K", measurement => measurement.KlMean, [WeightExpression.Parse("1/B")]));
        Assert.NotEmpty(verdict.Compare("K", measurement => measurement.KlMean, [WeightExpression.Parse("1/(B*L)")]));
    }

    [Fact]
    public void A_loss_of_one_value_per_sample_is_averaged()
    {
        var verdict = Verdict.Of(new CorpusCase("x", Likelihood.SquaredError, io =>
            (io.Reconstruction - io.Target).square().sum(1) + KlPerSample(io)));
        Assert.Empty(verdict.Compare("R", Reconstruction, [WeightExpression.Parse("1/B")]));
        Assert.Empty(verdict.Compare("K", measurement => measurement.KlMean, [WeightExpression.Parse("1/B")]));
    }

    [Theory]
    [InlineData("1/(B*D)", 1.0 / 145)]
    [InlineData("0.5*L - B/2", 1.0)]
    [InlineData("-(2 + 3)*1e-1", -0.5)]
    [InlineData("beta*D", 290.0)]
    public void Weight_expressions_are_evaluated(string text, double expected) =>
        Assert.Equal(expected, WeightExpression.Parse(text).At(new Sizes(5, [29], [7]), _ => 10), 12);

    [Theory]
    [InlineData("1/")]
    [InlineData("(B")]
    [InlineData("B D")]
    [InlineData("B^2")]
    public void Malformed_weight_expressions_are_refused(string text) => Assert.Throws<FormatException>(() => WeightExpression.Parse(text));

    [Fact]
    public void A_header_line_is_read()
    {
        var label = CorpusHeader.Label("case Loss: R1 = 1/B; R2 = 2/(B*D); K = beta/B; beta = beta");
        Assert.Equal("Loss", label.Name);
        Assert.Equal(["1/B", "2/(B*D)"], label.Reconstructions.Select(weight => weight.ToString()));
        Assert.Equal(["beta"], Assert.Single(label.Kls).FreeNames);
        Assert.True(CorpusHeader.Label("case Step: not measured").HasNoWeights);
    }

    [Fact]
    public void A_missing_library_names_the_cause_and_the_command()
    {
        var text = TorchRuntime.Describe(new TypeInitializationException("torch", new DllNotFoundException("version `GLIBCXX_3.4.32' not found")));
        Assert.Contains("libstdc++", text, StringComparison.Ordinal);
        Assert.Contains("`./build.sh test`", text, StringComparison.Ordinal);
        Assert.Contains("DllNotFoundException: version `GLIBCXX_3.4.32' not found", text, StringComparison.Ordinal);
    }

    private static Fit Reconstruction(LossMeasurement measurement) => measurement.Reconstruction;

    private static Tensor KlPerSample(LossInputs io) =>
        -0.5 * (1 + io.LogVariance - io.Mean.square() - io.LogVariance.exp()).sum(1);

    private static Tensor MonteCarloKl(LossInputs io)
    {
        var sigma = io.StandardDeviation;
        var z = io.Mean + (sigma * randn_like(sigma));
        var logQ = -0.5 * ((z - io.Mean) / sigma).square() - sigma.log();
        var logP = -0.5 * z.square();
        return (logQ - logP).sum(1).mean();
    }
}
