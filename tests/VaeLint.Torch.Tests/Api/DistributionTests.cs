using TorchSharp;
using VaeLint.Torch.Tests.Infrastructure;
using static TorchSharp.torch;
using static VaeLint.Torch.Tests.Api.LossSamples;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Torch.Tests.Api;

/// <summary>Densities and samples of torch.distributions: shapes, values and which of them carry a gradient.</summary>
public sealed class DistributionTests : TorchTest
{
    [Fact]
    public void Normal_log_prob_is_elementwise()
    {
        var (location, variance, value) = (Reals(B, D), Variances(B, D), OtherReals(B, D));
        var expected = -0.5 * ((Math.Log(2 * Math.PI) + variance.log()) + ((value - location).square() / variance));
        TensorAssert.Equal(expected, distributions.Normal(location, variance.sqrt()).log_prob(value));
    }

    [Fact]
    public void Normal_of_scalars_takes_the_shape_of_the_value()
    {
        var value = Reals(B, D);
        TensorAssert.Equal(-0.5 * (Math.Log(2 * Math.PI) + value.square()), distributions.Normal(0.0, 1.0).log_prob(value), 1e-6);
        TensorAssert.Equal(-0.5 * (Math.Log(2 * Math.PI) + value.square()), distributions.Normal(zeros_like(value), ones_like(value)).log_prob(value));
    }

    [Fact]
    public void Independent_sums_the_event_axes()
    {
        var normal = distributions.Normal(Reals(B, D), Variances(B, D));
        var value = OtherReals(B, D);
        TensorAssert.Equal(normal.log_prob(value).sum(1), distributions.Independent(normal, 1).log_prob(value));
        Assert.Equal([B], distributions.Independent(normal, 1).log_prob(value).shape);
        var image = distributions.Normal(Reals(B, 2, 3), Variances(B, 2, 3));
        Assert.Equal([B], distributions.Independent(image, 2).log_prob(OtherReals(B, 2, 3)).shape);
        Assert.Equal([B, 2], distributions.Independent(image, 1).log_prob(OtherReals(B, 2, 3)).shape);
    }

    [Fact]
    public void Bernoulli_takes_probabilities_first_and_logits_by_name()
    {
        var p = Probabilities(B, D);
        var x = Signs(B, D).clamp(min: 0);
        var expected = (x * p.log()) + ((1 - x) * (1 - p).log());
        TensorAssert.Equal(expected, distributions.Bernoulli(p).log_prob(x));
        TensorAssert.Equal(expected, distributions.Bernoulli(probs: p).log_prob(x));
        TensorAssert.Equal(expected, distributions.Bernoulli(logits: (p / (1 - p)).log()).log_prob(x));
        Assert.Equal("probs", typeof(distributions).GetMethod("Bernoulli", [typeof(Tensor), typeof(Tensor), typeof(Generator)])!.GetParameters()[0].Name);
    }

    [Fact]
    public void Bernoulli_log_prob_is_minus_the_cross_entropy()
    {
        var x = Signs(B, D).clamp(min: 0);
        TensorAssert.Equal(
            -nn.functional.binary_cross_entropy_with_logits(Reals(B, D), x, reduction: Reduction.None),
            distributions.Bernoulli(logits: Reals(B, D)).log_prob(x));
    }

    [Fact]
    public void Laplace_log_prob_is_elementwise()
    {
        var (location, scale, value) = (Reals(B, D), Variances(B, D), OtherReals(B, D));
        TensorAssert.Equal(-((value - location).abs() / scale) - (2 * scale).log(), distributions.Laplace(location, scale).log_prob(value));
    }

    [Fact]
    public void Categorical_log_prob_has_one_value_per_sample()
    {
        var classes = LossSamples.Classes(B);
        var expected = -nn.functional.cross_entropy(Reals(B, K), classes, reduction: Reduction.None);
        TensorAssert.Equal(expected, distributions.Categorical(logits: Reals(B, K)).log_prob(classes));
    }

    [Fact]
    public void Multivariate_normal_log_prob_has_one_value_per_sample()
    {
        var value = Reals(B, 3);
        var expected = -0.5 * ((3 * Math.Log(2 * Math.PI)) + value.square().sum(1));
        var identity = eye(3, dtype: ScalarType.Float64);
        TensorAssert.Equal(expected, distributions.MultivariateNormal(zeros(3, dtype: ScalarType.Float64), covariance_matrix: identity).log_prob(value));
    }

    [Fact]
    public void The_log_prob_difference_of_two_normals_is_the_kl_on_average()
    {
        var (location, variance) = (tensor(new[] { 0.7 }), tensor(new[] { 0.3 }));
        var posterior = distributions.Normal(location, variance.sqrt());
        var z = posterior.rsample(400000);
        var estimate = (posterior.log_prob(z) - distributions.Normal(zeros_like(location), ones_like(location)).log_prob(z)).mean();
        var exact = 0.5 * (0.49 + 0.3 - Math.Log(0.3) - 1);
        Assert.Equal(exact, estimate.item<double>(), 0.01);
    }

    [Fact]
    public void Rsample_of_a_normal_carries_the_gradient_and_sample_does_not()
    {
        var location = Reals(B, D).requires_grad_();
        var normal = distributions.Normal(location, Variances(B, D));
        Assert.False(normal.sample().requires_grad);
        var z = normal.rsample();
        Assert.True(z.requires_grad);
        z.sum().backward();
        TensorAssert.Equal(ones_like(location), location.grad!);
    }

    [Fact]
    public void Samples_have_the_shape_of_the_parameters_after_the_sample_shape()
    {
        var normal = distributions.Normal(Reals(B, D), Variances(B, D));
        Assert.Equal([B, D], normal.rsample().shape);
        Assert.Equal([4, B, D], normal.rsample(4).shape);
        Assert.Equal([B, D], distributions.Independent(normal, 1).rsample().shape);
    }

    [Fact]
    public void Sample_of_a_laplace_keeps_the_graph()
    {
        var location = Reals(B, D).requires_grad_();
        Assert.True(distributions.Laplace(location, Variances(B, D)).sample().requires_grad);
    }

    [Fact]
    public void Rsample_of_a_discrete_distribution_has_no_gradient_to_give()
    {
        var p = Probabilities(B, D).requires_grad_();
        var draw = distributions.Bernoulli(p).rsample();
        Assert.True(draw.requires_grad);
        draw.sum().backward();
        TensorAssert.Equal(zeros_like(p), p.grad!, 0);
        Assert.Equal(ScalarType.Int64, distributions.Categorical(Distributions(B, K)).rsample().dtype);
    }

    [Fact]
    public void Rsample_of_a_gamma_gives_no_gradient()
    {
        var concentration = Variances(B).requires_grad_();
        Assert.False(distributions.Gamma(concentration, Variances(B)).rsample().requires_grad);
    }

    [Fact]
    public void A_negative_scale_is_not_refused()
    {
        Assert.True(double.IsNaN(distributions.Normal(tensor(0.0), tensor(-1.0)).log_prob(tensor(0.5)).item<double>()));
    }

    [Fact]
    public void There_is_no_kl_divergence_between_distributions()
    {
        Assert.DoesNotContain(typeof(distributions).GetMembers(), member => member.Name.Contains("kl", StringComparison.OrdinalIgnoreCase));
        string[] absent = ["ContinuousBernoulli", "StudentT"];
        Assert.DoesNotContain(typeof(distributions).GetMethods(), method => absent.Contains(method.Name));
    }

    [Fact]
    public void Noise_is_standard_normal_or_uniform_by_its_name()
    {
        var like = zeros(200000, dtype: ScalarType.Float64);
        var normal = randn_like(like);
        Assert.Equal(0, normal.mean().item<double>(), 0.02);
        Assert.Equal(1, normal.var().item<double>(), 0.02);
        var uniform = rand_like(like);
        Assert.Equal(0.5, uniform.mean().item<double>(), 0.01);
        Assert.Equal(1.0 / 12, uniform.var().item<double>(), 0.01);
        Assert.False(randn_like(Reals(2, 3).requires_grad_()).requires_grad);
    }

    [Fact]
    public void Normal_of_tensors_passes_them_the_gradient_of_a_reparameterized_sample()
    {
        var (mean, deviation) = (zeros(B, D).requires_grad_(), ones(B, D).requires_grad_());

        using var z = torch.normal(mean, deviation);
        Assert.Equal([B, D], z.shape);
        z.sum().backward();

        // With mean 0 and deviation 1 the sample is its noise.
        Assert.All(mean.grad!.data<float>().ToArray(), slope => Assert.Equal(1f, slope));
        Assert.Equal(z.data<float>().ToArray(), deviation.grad!.data<float>().ToArray());
    }
}
