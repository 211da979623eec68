using System.Runtime.InteropServices;
using TorchSharp.Modules;
using VaeLint.Torch.Tests.Infrastructure;
using static TorchSharp.torch;

namespace VaeLint.Torch.Tests.Api;

/// <summary>What the gradient rules take for granted of samples, numbers and backward.</summary>
public sealed class GradientTests : TorchTest
{
    [Fact]
    public void A_sample_of_Normal_has_no_gradient()
    {
        var (mean, scale) = (new Parameter(zeros(3)), new Parameter(ones(3)));

        Assert.False(distributions.Normal(mean, scale).sample().requires_grad);
    }

    [Fact]
    public void A_reparameterized_sample_of_Normal_has_the_gradients_1_and_noise()
    {
        var (mean, scale) = (new Parameter(full(3, 2.0)), new Parameter(full(3, 0.5)));
        var sample = distributions.Normal(mean, scale).rsample();
        sample.sum().backward();

        Assert.Equal([1f, 1f, 1f], mean.grad!.data<float>().ToArray());
        var noise = ((sample - mean) / scale).detach();
        Assert.True(scale.grad!.allclose(noise, 1e-4, 1e-5));
    }

    [Fact]
    public void A_sample_of_Bernoulli_has_no_gradient_that_is_not_0()
    {
        var probability = new Parameter(full(4, 0.3));
        var sample = distributions.Bernoulli(probability).rsample();
        if (sample.requires_grad)
        {
            sample.sum().backward();
            Assert.Equal([0f, 0f, 0f, 0f], probability.grad!.data<float>().ToArray());
        }
    }

    [Fact]
    public void A_detached_term_trains_nothing()
    {
        var parameter = new Parameter(ones(1));
        ((2 * parameter).sum() + (5 * parameter).sum().detach()).backward();

        Assert.Equal(2, parameter.grad!.item<float>());
    }

    [Fact]
    public void A_term_taken_out_of_its_tensor_trains_nothing()
    {
        var parameter = new Parameter(ones(1));
        ((2 * parameter).sum() + (5 * parameter).sum().item<float>()).backward();

        Assert.Equal(2, parameter.grad!.item<float>());
    }

    [Fact]
    public void Backward_takes_scalars_only()
    {
        var parameter = new Parameter(ones(3));

        var error = Assert.Throws<ExternalException>(() => (2 * parameter).backward());
        Assert.Contains("grad can be implicitly created only for scalar outputs", error.Message, StringComparison.Ordinal);
        (2 * parameter).mean().backward();
        Assert.Equal(2.0 / 3, parameter.grad![0].item<float>(), 1e-6);
    }

    [Fact]
    public void Backward_takes_one_element()
    {
        var parameter = new Parameter(ones(1));
        (2 * parameter).backward();

        Assert.Equal(2, parameter.grad!.item<float>());
    }
}
