using TorchSharp;
using VaeLint.Runtime.Tests.Infrastructure;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Runtime.Tests.Docs;

/// <summary>Runs the examples of docs/runtime.md against what TorchSharp's own operations give.</summary>
public sealed class ExampleTests : TorchTest
{
    private readonly Tensor _mean = randn(3, 2).requires_grad_();
    private readonly Tensor _logVariance = randn(3, 2).requires_grad_();

    private double Kl => (0.5 * (_mean.square() + _logVariance.exp() - _logVariance - 1)).sum([1]).mean().ToDouble();

    [Fact]
    public void Mnist()
    {
        var (logits, x) = (randn(3, 1, 4, 4).requires_grad_(), rand(3, 1, 4, 4));
        var expected = (F.binary_cross_entropy_with_logits(logits, x, reduction: nn.Reduction.Sum).ToDouble() / 3) + Kl;

        Assert.Equal(expected, Examples.Mnist(logits, x, _mean, _logVariance), 1e-4);
        Assert.All([logits, _mean, _logVariance], tensor => Assert.True(tensor.grad!.abs().sum().ToDouble() > 0));
    }

    [Fact]
    public void Images_with_a_variance_per_channel()
    {
        var (output, x) = (randn(3, 3, 4, 4).requires_grad_(), randn(3, 3, 4, 4));
        var channel = tensor(new[] { -1.0f, 0.5f, 2.0f }).reshape(3, 1, 1).requires_grad_();
        var scale = (softplus(channel + 6.0) - 6.0).mul(0.5).exp();
        var expected = (-distributions.Normal(output, scale.expand(3, 3, 4, 4)).log_prob(x).sum().ToDouble() / 3) + Kl;

        Assert.Equal(expected, Examples.Images(output, channel, x, _mean, _logVariance), 1e-3);
        Assert.True(channel.grad!.abs().sum().ToDouble() > 0);

        static Tensor softplus(Tensor values) => F.softplus(values);
    }

    [Fact]
    public void Annealing_reports_what_can_be_compared()
    {
        var (logits, x) = (randn(3, 5).requires_grad_(), rand(3, 5));
        var expected = (F.binary_cross_entropy_with_logits(logits, x, reduction: nn.Reduction.Sum).ToDouble() / 3) + Kl;

        Assert.Equal(expected, Examples.Annealed(logits, x, _mean, _logVariance, step: 5_000), 1e-4);
    }

    [Fact]
    public void Text_with_padding_and_free_bits()
    {
        var logits = randn(3, 4, 5).requires_grad_();
        var tokens = tensor(new long[,] { { 1, 2, 0, 0 }, { 3, 1, 2, 4 }, { 2, 0, 0, 0 } });
        var perToken = F.cross_entropy(logits.transpose(1, 2), tokens, reduction: nn.Reduction.None).mul(tokens.ne(0L));
        var perDimension = (0.5 * (_mean.square() + _logVariance.exp() - _logVariance - 1)).mean([0]).clamp_min(0.25).sum();
        var expected = (perToken.sum().ToDouble() / 3) + perDimension.ToDouble();

        Assert.Equal(expected, Examples.Text(logits, tokens, _mean, _logVariance, padding: 0), 1e-4);
    }

    [Fact]
    public void Counts_without_excess_zeros_and_with_dispersion_one_are_geometric()
    {
        var (rate, counts) = (rand(3, 4) + 0.5, tensor(new float[,] { { 0, 1, 2, 3 }, { 4, 0, 0, 1 }, { 1, 1, 5, 0 } }));
        rate.requires_grad_();
        var nll = ((1 + rate).log() - (counts * (rate / (1 + rate)).log())).sum().ToDouble() / 3;

        Assert.Equal(nll + Kl, Examples.Counts(rate, ones(3, 4), full(3, 4, -50.0f), counts, _mean, _logVariance), 1e-3);
    }

    [Fact]
    public void A_right_loss_passes_the_probe() => Assert.Equal(1.0, Examples.Probe().EffectiveBeta!.Value, 1e-6);

    [Fact]
    public void Shapes_of_one_step()
    {
        Examples.ShapesOfOneStep(zeros(3, 1, 28, 28), zeros(3, 1, 28, 28), zeros(3, 2), zeros(3, 2));

        var wrong = Assert.Throws<ShapeException>(() => Examples.ShapesOfOneStep(zeros(3, 1, 28, 28), zeros(3, 784), zeros(3, 2), zeros(3, 2)));
        Assert.Equal("xHat", wrong.TensorName);
    }
}
