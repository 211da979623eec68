using TorchSharp;
using VaeLint.Kernels;
using VaeLint.Runtime.Tests.Infrastructure;
using static TorchSharp.torch;

namespace VaeLint.Runtime.Tests.Kernels;

public sealed class DispatchTests : KernelTest
{
    private readonly Tensor _leaf = Leaf(randn(4, 6));
    private readonly Tensor _target = rand(4, 6);

    [Fact]
    public void Plain_float32_on_CPU_is_computed_by_a_kernel()
    {
        Assert.True(SelfTest.Passes);
        Assert.True(IsFromKernel(() => NegativeLogLikelihood.BernoulliLogits(_leaf, _target)));
        Assert.True(IsFromKernel(() => NegativeLogLikelihood.Gaussian(_leaf, _target)));
        Assert.True(IsFromKernel(() => NegativeLogLikelihood.GaussianLogVariance(_leaf, _leaf, _target)));
        Assert.True(IsFromKernel(() => KlDivergence.ToStandardNormal(_leaf, _target)));
        Assert.True(IsFromKernel(() => NegativeElbo.Bernoulli(_leaf, _target, _leaf, _leaf).Loss));
        Assert.True(IsFromKernel(() => NegativeElbo.Gaussian(_leaf, _target, 1, _leaf, _leaf).Loss));
        Assert.True(IsFromKernel(() => NegativeElbo.GaussianLogVariance(_leaf, _leaf, _target, _leaf, _leaf).Loss));
    }

    [Fact]
    public void Everything_else_is_composed()
    {
        var mask = ones(4);
        AssertComposed(() => NegativeLogLikelihood.BernoulliLogits(_leaf, _target, mask));
        AssertComposed(() => NegativeLogLikelihood.BernoulliLogits(_leaf.to_type(ScalarType.Float64), _target));
        AssertComposed(() => NegativeLogLikelihood.BernoulliLogits(_leaf, _target.to_type(ScalarType.Float64)));
        AssertComposed(() => NegativeLogLikelihood.BernoulliLogits(_leaf.to_type(ScalarType.BFloat16), _target));
        AssertComposed(() => NegativeLogLikelihood.BernoulliLogits(_leaf, _target.round().to_type(ScalarType.Bool)));
        AssertComposed(() => NegativeLogLikelihood.BernoulliLogits(_leaf.t(), _target.t()));
        AssertComposed(() => NegativeLogLikelihood.BernoulliLogits(_leaf, Leaf(_target)));
        AssertComposed(() => NegativeLogLikelihood.BernoulliLogits(_leaf.narrow(1, 0, 0), _target.narrow(1, 0, 0)));
        AssertComposed(() => NegativeLogLikelihood.GaussianLogVariance(_leaf, zeros(1), _target));
        AssertComposed(() => NegativeLogLikelihood.Gaussian(_leaf, _target, 1e-7));
        AssertComposed(() => NegativeElbo.Bernoulli(_leaf, _target, _leaf, _leaf, secondOrder: true).Loss);
        AssertComposed(() => NegativeElbo.Gaussian(_leaf, _target, 1, _leaf, _leaf, secondOrder: true).Loss);
        AssertComposed(() => NegativeElbo.GaussianLogVariance(_leaf, _leaf, _target, _leaf, _leaf, secondOrder: true).Loss);
        AppContext.SetSwitch(Switches.ManagedKernelsName, false);
        AssertComposed(() => NegativeLogLikelihood.BernoulliLogits(_leaf, _target));
    }

    [Fact]
    public void What_does_not_train_gets_no_gradient()
    {
        using var elbo = NegativeElbo.GaussianLogVariance(_leaf.detach(), _leaf.detach(), _target, _leaf, _target, beta: 2);
        elbo.Loss.backward();

        Numbers.AssertClose(_leaf.detach() / 2, _leaf.grad!, 1e-7);
        Assert.Null(_target.grad);
    }

    [Fact]
    public void One_call_gives_what_two_terms_give()
    {
        foreach (var beta in new[] { 0, 1, 0.3 })
        {
            var (mean, logVariance) = (Leaf(randn(4, 3)), Leaf(randn(4, 3)));
            AssertSame(NegativeElbo.Bernoulli(_leaf, _target, mean, logVariance, beta), Composed(() => NegativeElbo.Bernoulli(_leaf, _target, mean, logVariance, beta)), mean, logVariance);
            AssertSame(NegativeElbo.Gaussian(_leaf, _target, 0.2, mean, logVariance, beta), Composed(() => NegativeElbo.Gaussian(_leaf, _target, 0.2, mean, logVariance, beta)), mean, logVariance);
            AssertSame(
                NegativeElbo.GaussianLogVariance(_leaf, _leaf, _target, mean, logVariance, beta), Composed(() => NegativeElbo.GaussianLogVariance(_leaf, _leaf, _target, mean, logVariance, beta)), mean, logVariance);
        }
    }

    /// <summary>More rows than are kept on the stack, shorter than a vector, in front of and behind others.</summary>
    [Theory]
    [InlineData(512)]
    [InlineData(513)]
    [InlineData(1500)]
    public void Many_short_rows_are_those_of_the_composition(int rows)
    {
        var (logits, target, mean, logVariance) = (Leaf(randn(rows, 19)), rand(rows, 19), Leaf(randn(rows, 3)), Leaf(randn(rows, 3)));
        using var actual = NegativeElbo.Bernoulli(logits, target, mean, logVariance, beta: 3);
        using var expected = Composed(() => NegativeElbo.Bernoulli(logits, target, mean, logVariance, beta: 3));
        Numbers.AssertClose(expected.PerSample, actual.PerSample, 1e-5);
        Numbers.AssertClose(expected.Kl, actual.Kl, 1e-6);
        Numbers.AssertClose(expected.Loss, actual.Loss, 1e-6);
        List<Tensor> inputs = [logits, mean, logVariance];
        foreach (var (left, right) in autograd.grad([actual.Loss], inputs).Zip(autograd.grad([expected.Loss], inputs)))
        {
            Numbers.AssertClose(right, left, 1e-8);
        }

        Numbers.AssertClose(Composed(() => NegativeLogLikelihood.BernoulliLogits(logits, target)), NegativeLogLikelihood.BernoulliLogits(logits, target), 1e-5);
    }

    [Fact]
    public void Large_gradients_are_the_same_with_and_without_huge_pages()
    {
        var (logits, target) = (Leaf(randn(2, 5_000_000)), rand(2, 5_000_000));
        NegativeLogLikelihood.BernoulliLogits(logits, target).mean().backward();
        AppContext.SetSwitch(Switches.HugePagesName, false);
        try
        {
            var without = Leaf(logits);
            NegativeLogLikelihood.BernoulliLogits(without, target).mean().backward();
            Assert.True(without.grad!.eq(logits.grad!).all().item<bool>());
        }
        finally
        {
            AppContext.SetSwitch(Switches.HugePagesName, true);
        }
    }

    private static void AssertComposed(Func<Tensor> call)
    {
        Assert.False(IsFromKernel(call));
        using var scope = NewDisposeScope();
        Assert.True(call().requires_grad);
    }

    private void AssertSame(NegativeElbo actual, NegativeElbo expected, params Tensor[] latents)
    {
        Numbers.AssertClose(expected.Loss, actual.Loss, 1e-6);
        Numbers.AssertClose(expected.Reconstruction, actual.Reconstruction, 1e-6);
        Numbers.AssertClose(expected.Kl, actual.Kl, 1e-6);
        Numbers.AssertClose(expected.PerSample, actual.PerSample, 1e-6);
        Assert.False(actual.Reconstruction.requires_grad || actual.Kl.requires_grad || actual.PerSample.requires_grad);
        var inputs = latents.Append(_leaf).ToList();
        var gradients = autograd.grad([actual.Loss], inputs);
        foreach (var (left, right) in gradients.Zip(autograd.grad([expected.Loss], inputs)))
        {
            Numbers.AssertClose(right, left, 1e-6);
        }
    }
}
