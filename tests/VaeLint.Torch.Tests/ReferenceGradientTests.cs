using TorchSharp;
using VaeLint.Corpus;
using VaeLint.Torch.Tests.Api;
using VaeLint.Torch.Tests.Infrastructure;
using VaeLint.Torch.Tests.Oracle;
using static TorchSharp.torch;

namespace VaeLint.Torch.Tests;

/// <summary>
/// The oracle's closed forms against numbers computed elsewhere in 50 decimal digits (vectors G-01, G-02 and KL-01), and against numeric derivatives of
/// densities written out here.
/// </summary>
public sealed class ReferenceGradientTests : TorchTest
{
    [Fact]
    public void The_gradient_of_the_kl_is_the_published_one()
    {
        var mean = tensor(new[] { 0.5, -1.2, 0.0 });
        TensorAssert.Equal(mean, ReferenceGradients.KlMean(mean), 0);
        var expected = tensor(new[] { 0.0, -0.475106465816068, 3.194528049465325 });
        TensorAssert.Equal(expected, ReferenceGradients.KlLogVariance(tensor(new[] { 0.0, -3.0, 2.0 })), 1e-12);
    }

    [Fact]
    public void The_gradient_of_the_cross_entropy_is_the_published_one()
    {
        var logits = tensor(new[] { -200.0, -2.0, 0.0, 3.0, 200.0 });
        var target = tensor(new[] { 1.0, 0.3, 1.0, 0.0, 1.0 });
        var expected = tensor(new[] { -1.0, -0.18079707797788244, -0.5, 0.9525741268224333, 0.0 });
        TensorAssert.Equal(expected, ReferenceGradients.Reconstruction(Likelihood.BernoulliLogits, logits, target), 1e-12);
    }

    [Theory]
    [InlineData(Likelihood.SquaredError)]
    [InlineData(Likelihood.AbsoluteError)]
    [InlineData(Likelihood.BernoulliProbabilities)]
    [InlineData(Likelihood.BernoulliLogits)]
    public void The_gradient_is_the_slope_of_the_negative_log_likelihood(Likelihood likelihood)
    {
        const double Output = 0.37;
        const double Target = 0.81;
        const double Step = 1e-6;
        var slope = (NegativeLogLikelihood(likelihood, Output + Step, Target) - NegativeLogLikelihood(likelihood, Output - Step, Target)) / (2 * Step);
        Assert.Equal(slope, ReferenceGradients.Reconstruction(likelihood, tensor(Output), tensor(Target)).item<double>(), 6);
    }

    [Fact]
    public void The_kl_whose_gradient_is_taken_is_the_published_one()
    {
        double[] mean = [0.5, -1.2, 0.0, 2.0];
        double[] logVariance = [0.0, -0.7, 0.3, -3.0];
        var kl = mean.Zip(logVariance, (m, v) => 0.5 * ((m * m) + Math.Exp(v) - v - 1)).Sum();
        Assert.Equal(3.9931155898676383, kl, 12);
    }

    private static double NegativeLogLikelihood(Likelihood likelihood, double output, double target) => likelihood switch
    {
        Likelihood.SquaredError => (output - target) * (output - target),
        Likelihood.AbsoluteError => Math.Abs(output - target),
        Likelihood.BernoulliProbabilities => -((target * Math.Log(output)) + ((1 - target) * Math.Log(1 - output))),
        Likelihood.BernoulliLogits => Math.Log(1 + Math.Exp(output)) - (target * output),
        _ => throw new ArgumentOutOfRangeException(nameof(likelihood), likelihood, "no density"),
    };
}
