using TorchSharp;
using TorchSharp.Modules;
using VaeLint.Runtime.Tests.Infrastructure;
using VaeLint.Runtime.Tests.Vectors;
using VaeLint.Tensors;
using static TorchSharp.torch;
using static VaeLint.Runtime.Tests.Infrastructure.TensorValues;

namespace VaeLint.Runtime.Tests.Divergences;

public sealed class BetweenTests : TorchTest
{
    [Theory]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.Float32)]
    public void Reference_records(ScalarType type)
    {
        var laplace = LossVectors.Get("KL-12");
        laplace.AssertEqual("kl", KlDivergence.Between(
            distributions.Laplace(laplace.Input("loc_q", type), laplace.Input("scale_q", type)),
            distributions.Laplace(laplace.Input("loc_p", type), laplace.Input("scale_p", type)),
            batchDims: 0));
        var categorical = LossVectors.Get("KL-15");
        categorical.AssertEqual("kl", KlDivergence.Between(
            distributions.Categorical(categorical.Input("probs_q", type).unsqueeze(0)), distributions.Categorical(categorical.Input("probs_p", type))));
        var bernoulli = LossVectors.Get("KL-17");
        bernoulli.AssertEqual("kl", KlDivergence.Between(
            distributions.Bernoulli(bernoulli.Input("prob_q", type)), distributions.Bernoulli(bernoulli.Input("prob_p", type)), batchDims: 0));
        var normal = LossVectors.Get("KL-06");
        normal.AssertEqual("per_dim", KlDivergence.BetweenPerDimension(
            distributions.Normal(normal.Input("mu_q", type), normal.Input("logvar_q", type).mul(0.5).exp()),
            distributions.Normal(normal.Input("mu_p", type), normal.Input("logvar_p", type).mul(0.5).exp()),
            batchDims: 0));
        var standard = LossVectors.Get("KL-23");
        standard.AssertEqual("kl", KlDivergence.Between(distributions.Normal(standard.Input("loc", type), standard.Input("scale", type)), distributions.Normal(0f, 1f), batchDims: 0));
    }

    [Fact]
    public void Normals_sum_their_latents_inside_Independent_or_not()
    {
        var (mean, logVariance) = (randn(4, 3, dtype: ScalarType.Float64), randn(4, 3, dtype: ScalarType.Float64));
        var posterior = distributions.Normal(mean, (logVariance * 0.5).exp());
        var prior = distributions.Normal(zeros(3, dtype: ScalarType.Float64), ones(3, dtype: ScalarType.Float64));
        var expected = Read(KlDivergence.ToStandardNormal(mean, logVariance));

        AssertClose(expected, KlDivergence.Between(posterior, prior));
        AssertClose(expected, KlDivergence.Between(posterior, distributions.Normal(0.0, 1.0)));
        AssertClose(expected, KlDivergence.Between(distributions.Independent(posterior, 1), distributions.Independent(prior, 1)));
        AssertClose(expected, KlDivergence.Between(distributions.Independent(distributions.Independent(posterior, 1), 0), prior));
        var each = KlDivergence.BetweenPerDimension(distributions.Independent(posterior, 1), prior);
        Assert.Equal([4, 3], each.shape);
        AssertClose(Read(KlDivergence.ToStandardNormalPerDimension(mean, logVariance)), each);
    }

    [Fact]
    public void Bernoullis_and_categoricals_are_the_same_by_probabilities_and_by_logits()
    {
        var (logits, priorLogits) = (randn(4, 3, dtype: ScalarType.Float64), randn(3, dtype: ScalarType.Float64));
        var expected = Read(KlDivergence.Bernoulli(logits, priorLogits));
        AssertClose(expected, KlDivergence.Between(distributions.Bernoulli(logits: logits), distributions.Bernoulli(logits: priorLogits)));
        AssertClose(expected, KlDivergence.Between(distributions.Bernoulli(logits.sigmoid()), distributions.Bernoulli(logits: priorLogits)));
        AssertClose(expected, KlDivergence.Between(distributions.Bernoulli(logits: logits), distributions.Bernoulli(priorLogits.sigmoid())));

        expected = Read(KlDivergence.Categorical(logits, priorLogits));
        AssertClose(expected, KlDivergence.Between(distributions.Categorical(logits: logits), distributions.Categorical(logits: priorLogits)));
        AssertClose(expected, KlDivergence.Between(distributions.Categorical(logits.softmax(-1)), distributions.Categorical(logits: priorLogits)));
        AssertClose(expected, KlDivergence.BetweenPerDimension(distributions.Categorical(logits: logits), distributions.Categorical(priorLogits.softmax(-1))));
    }

    [Fact]
    public void Probabilities_of_0_and_1_are_not_clamped()
    {
        var certain = distributions.Bernoulli(Row(0.0, 1.0));

        Assert.Equal(Math.Log(4) + Math.Log(2), ReadOne(KlDivergence.Between(certain, distributions.Bernoulli(Row(0.75, 0.5)))), 1e-15);
        Assert.Equal(0.0, ReadOne(KlDivergence.Between(certain, certain)));
        Assert.Equal(double.PositiveInfinity, ReadOne(KlDivergence.Between(distributions.Bernoulli(Row(0.5, 0.5)), certain)));
    }

    [Fact]
    public void Probabilities_of_0_and_1_leave_the_gradients_of_the_others_alone()
    {
        var probabilities = Row(0.0, 0.25, 1.0).requires_grad_();
        KlDivergence.Between(distributions.Bernoulli(probabilities), distributions.Bernoulli(Row(0.5, 0.5, 0.5))).sum().backward();
        Assert.Equal(-Math.Log(3), Read(probabilities.grad!)[1], 1e-14);
        Assert.All(Read(probabilities.grad!), slope => Assert.True(double.IsFinite(slope)));

        var priors = Row(0.0, 0.25, 1.0).requires_grad_();
        KlDivergence.Between(distributions.Bernoulli(Row(0.0, 0.5, 1.0)), distributions.Bernoulli(priors)).sum().backward();
        Assert.Equal([1.0, -4.0 / 3.0, -1.0], Read(priors.grad!), (left, right) => Math.Abs(left - right) < 1e-14);

        var classes = Row(0.0, 0.25, 0.75).requires_grad_();
        KlDivergence.Between(distributions.Categorical(classes), distributions.Categorical(Row(0.0, 0.5, 0.5))).sum().backward();
        Assert.Equal([-0.75 * Math.Log(3), 0.25 * Math.Log(3)], Read(classes.grad!)[1..], (left, right) => Math.Abs(left - right) < 1e-14);
        Assert.True(double.IsFinite(Read(classes.grad!)[0]));
    }

    [Fact]
    public void Laplaces_agree_with_draws_and_with_integrals()
    {
        var closedForm = ReadOne(KlDivergence.Between(distributions.Laplace(Row(0.3), Row(0.5)), distributions.Laplace(Row(-0.4), Row(1.2))));
        var (logQ, logP) = (Estimates.LogLaplace(0.3, 0.5), Estimates.LogLaplace(-0.4, 1.2));

        Estimates.AssertMatchesDraws(closedForm, random =>
        {
            var uniform = random.NextDouble() - 0.5;
            var z = 0.3 - (0.5 * Math.Sign(uniform) * Math.Log(1 - (2 * Math.Abs(uniform))));
            return logQ(z) - logP(z);
        });
        Assert.Equal(Estimates.Integral(logQ, logP, -25, -0.4) + Estimates.Integral(logQ, logP, -0.4, 0.3) + Estimates.Integral(logQ, logP, 0.3, 25), closedForm, 1e-7);
    }

    [Fact]
    public void Equal_distributions_are_exactly_0_apart()
    {
        var (location, scale) = (randn(4, 3), rand(4, 3) + 0.1);

        Assert.Equal([0.0, 0.0, 0.0, 0.0], Read(KlDivergence.Between(distributions.Laplace(location, scale), distributions.Laplace(location, scale))));
        Assert.Equal([0.0, 0.0, 0.0, 0.0], Read(KlDivergence.Between(distributions.Normal(location, scale), distributions.Normal(location, scale))));
    }

    [Fact]
    public void Gradients_reach_the_parameters()
    {
        var scales = rand(4, 3, dtype: ScalarType.Float64) + 0.2;
        Gradients.AssertMatchDifferences(
            inputs => KlDivergence.Between(distributions.Laplace(inputs[0], inputs[1]), distributions.Laplace(inputs[2], inputs[3])),
            1e-7,
            randn(4, 3, dtype: ScalarType.Float64), scales, randn(3, dtype: ScalarType.Float64), scales[0] + 0.3);
        Gradients.AssertMatchDifferences(
            inputs => KlDivergence.Between(distributions.Independent(distributions.Normal(inputs[0], inputs[1]), 1), distributions.Normal(inputs[2], inputs[3])),
            1e-7,
            randn(4, 3, dtype: ScalarType.Float64), scales, randn(3, dtype: ScalarType.Float64), scales[0] + 0.3);
    }

    [Fact]
    public void Exactly_the_result_survives_and_the_distributions_stay_usable()
    {
        var posterior = distributions.Independent(distributions.Normal(randn(4, 3).requires_grad_(), rand(4, 3) + 0.1), 1);
        var prior = distributions.Normal(zeros(3), ones(3));

        Leaks.AssertOnlyResultsSurvive(1, () => KlDivergence.Between(posterior, prior));
        Leaks.AssertOnlyResultsSurvive(1, () => KlDivergence.BetweenPerDimension(posterior, prior));
        Assert.Equal([4], posterior.log_prob(zeros(4, 3)).shape);
    }

    [Theory]
    [InlineData(ScalarType.Float16)]
    [InlineData(ScalarType.Float32)]
    public void Exactly_the_result_survives_for_every_family_and_it_is_wide(ScalarType type)
    {
        var (first, second) = (rand(4, 3).mul(0.5).add(0.25).to_type(type).requires_grad_(), rand(4, 3).mul(0.5).add(0.25).to_type(type));
        (distributions.Distribution Posterior, distributions.Distribution Prior)[] pairs =
        [
            (distributions.Laplace(first, second), distributions.Laplace(second, first)),
            (distributions.Bernoulli(first), distributions.Bernoulli(logits: second)),
            (distributions.Categorical(logits: first), distributions.Categorical(second)),
            (distributions.Independent(distributions.Bernoulli(logits: first), 1), distributions.Bernoulli(second)),
        ];

        Assert.All(pairs, pair =>
        {
            Leaks.AssertOnlyResultsSurvive(1, () => KlDivergence.Between(pair.Posterior, pair.Prior));
            Leaks.AssertOnlyResultsSurvive(1, () => KlDivergence.BetweenPerDimension(pair.Posterior, pair.Prior));
            var divergence = KlDivergence.Between(pair.Posterior, pair.Prior);
            Assert.Equal(ScalarType.Float32, divergence.dtype);
            Assert.True(divergence.isfinite().all().item<bool>());
        });
    }

    [Fact]
    public void Pairs_without_a_closed_form_name_Monte_Carlo()
    {
        var normal = distributions.Independent(distributions.Normal(zeros(4, 3), ones(4, 3)), 1);

        Assert.Equal(
            "KlDivergence.Between: there is no closed form here for q = Independent(Normal) and p = Laplace; it knows Normal, Laplace, Bernoulli and Categorical, each to its own family, and Independent of them. "
            + "Use KlDivergence.MonteCarlo(q.log_prob(z), p.log_prob(z)) with z = q.rsample().",
            Assert.Throws<NotSupportedException>(() => KlDivergence.Between(normal, distributions.Laplace(0.0, 1.0))).Message);
        Assert.Contains("q = Gamma and p = Gamma", Assert.Throws<NotSupportedException>(() => KlDivergence.BetweenPerDimension(distributions.Gamma(ones(2), ones(2)), distributions.Gamma(ones(2), ones(2)))).Message, StringComparison.Ordinal);
        Assert.Contains("q = TruncatedNormal", Assert.Throws<NotSupportedException>(() => KlDivergence.Between(new TruncatedNormal(), new TruncatedNormal())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_field_is_told_with_the_version_of_TorchSharp()
    {
        var error = Assert.Throws<NotSupportedException>(() => DistributionParameters.Read<Tensor>(distributions.Normal(0.0, 1.0), typeof(Normal), "location"));

        Assert.Equal(
            $"KlDivergence.Between reads the field location of Normal, which TorchSharp {typeof(Normal).Assembly.GetName().Version!.ToString(3)} does not have. "
            + "Use the functions on tensors (KlDivergence.Normal, .Bernoulli, .Categorical), or KlDivergence.MonteCarlo.",
            error.Message);
        Assert.Throws<NotSupportedException>(() => DistributionParameters.Read<Generator>(distributions.Normal(0.0, 1.0), typeof(Normal), "loc"));
    }

    [Fact]
    public void Batch_axes_and_shapes_are_checked()
    {
        var posterior = distributions.Independent(distributions.Normal(zeros(4, 3), ones(4, 3)), 1);

        Assert.Equal(
            "KlDivergence.Between: batchDims is 2, but q is Independent with 1 batch axes: it keeps an axis that q declares as an event axis. Use batchDims: 1.",
            Assert.Throws<ShapeException>(() => KlDivergence.Between(posterior, posterior, batchDims: 2)).Message);
        Assert.Equal("p", Assert.Throws<ShapeException>(() => KlDivergence.Between(posterior, distributions.Normal(zeros(4, 1), ones(4, 1)))).TensorName);
        Assert.Throws<ArgumentNullException>(() => KlDivergence.Between(posterior, null!));
    }

    private static void AssertClose(double[] expected, Tensor actual) => Assert.Equal(expected, Read(actual), (left, right) => Math.Abs(left - right) <= 1e-12);

    /// <summary>A class of a user that changes the density.</summary>
    private sealed class TruncatedNormal() : Normal(zeros(4, 3), ones(4, 3));
}
