using TorchSharp;
using VaeLint.Runtime.Tests.Infrastructure;
using static TorchSharp.torch;

namespace VaeLint.Runtime.Tests.Kernels;

public sealed class SecondOrderTests : KernelTest
{
    [Fact]
    public void Under_create_graph_the_gradient_is_right_its_derivative_is_NaN_and_one_warning_says_so()
    {
        var child = ChildProcess.Run(Differentiate);

        Assert.True(child.ExitCode == 0, child.Output + child.Errors);
        Assert.Equal("warnings 1, NaN", child.Output.Trim());
    }

    [Fact]
    public void With_secondOrder_the_derivative_of_the_gradient_is_right()
    {
        var mean = Leaf(randn(2, 3));
        using var elbo = NegativeElbo.Bernoulli(mean * 2, rand(2, 3), mean, zeros(2, 3), secondOrder: true);
        var slope = autograd.grad([elbo.Loss], [mean], retain_graph: true, create_graph: true)[0];
        var curvature = autograd.grad([slope.sum()], [mean])[0];

        var probability = (mean.detach() * 2).sigmoid();
        Numbers.AssertClose(((probability * (1 - probability) * 4) + 1) / 2, curvature, 1e-6);
    }

    private static void Differentiate()
    {
        StartChild();
        var text = TracedBy(() =>
        {
            for (var round = 0; round < 2; round++)
            {
                var leaf = Leaf(randn(3, 4));
                var output = leaf * 1;
                var target = rand(3, 4);
                var loss = NegativeLogLikelihood.BernoulliLogits(output, target).mean();
                var slope = autograd.grad([loss], [leaf], retain_graph: true, create_graph: true)[0];
                Numbers.AssertClose((leaf.detach().sigmoid() - target) / 3, slope, 1e-6);
                Assert.True(slope.requires_grad);

                slope.square().sum().backward();
                Assert.All(Numbers.Of(leaf.grad!), value => Assert.Equal(double.NaN, value));
            }

            var orphan = Leaf(randn(3, 4));
            var orphaned = NegativeLogLikelihood.BernoulliLogits(orphan * 1, rand(3, 4)).mean();
            GC.Collect();
            GC.WaitForPendingFinalizers();
            autograd.backward([orphaned], retain_graph: true, create_graph: true);
            Assert.All(Numbers.Of(orphan.grad!), value => Assert.True(double.IsFinite(value)));
        });
        Console.WriteLine($"warnings {text.Split("secondOrder: true").Length - 1}, {(text.Contains("NaN", StringComparison.Ordinal) ? "NaN" : "no NaN")}");
    }
}
