using TorchSharp;
using TorchSharp.Modules;
using VaeLint.Torch.Tests.Infrastructure;
using static TorchSharp.torch;

namespace VaeLint.Torch.Tests.Api;

/// <summary>What the formula rules take for granted of optimizers, backward and noise.</summary>
public sealed class DirectionTests : TorchTest
{
    [Theory]
    [InlineData(false, -0.1)]
    [InlineData(true, 0.1)]
    public void An_optimizer_minimises_unless_it_is_told_to_maximise(bool maximize, double expected)
    {
        var parameter = new Parameter(zeros(1));
        var optimizer = optim.SGD([parameter], 0.1, maximize: maximize);
        (1 * parameter).sum().backward();
        optimizer.step();

        Assert.Equal(expected, parameter.item<float>(), 1e-6);
    }

    [Fact]
    public void A_gradient_that_backward_is_given_turns_the_sign()
    {
        var parameter = new Parameter(ones(1));
        (3 * parameter).sum().backward([tensor(-1f)]);

        Assert.Equal(-3, parameter.grad!.item<float>(), 1e-6);
    }

    [Fact]
    public void Normal_takes_a_mean_and_a_standard_deviation()
    {
        random.manual_seed(7);
        foreach (var sample in new[] { normal(2, 0.01, [100_000]), empty(100_000).normal_(2, 0.01) })
        {
            Assert.Equal(2, sample.mean().item<float>(), 1e-3);
            Assert.Equal(0.01, sample.std().item<float>(), 1e-3);
        }
    }

    [Fact]
    public void The_scale_of_Normal_is_a_standard_deviation()
    {
        random.manual_seed(7);
        var sample = distributions.Normal(zeros(100_000), full(100_000, 0.01)).rsample();

        Assert.Equal(0.01, sample.std().item<float>(), 1e-3);
    }
}
