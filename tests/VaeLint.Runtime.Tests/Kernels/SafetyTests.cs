using System.Diagnostics;
using TorchSharp;
using VaeLint.Kernels;
using VaeLint.Runtime.Tests.Infrastructure;
using static TorchSharp.torch;

namespace VaeLint.Runtime.Tests.Kernels;

/// <summary>What training code does between forward and backward. The kernels must be right there, and must not end the process.</summary>
public sealed class SafetyTests : KernelTest
{
    private readonly Tensor _logits = randn(6, 40);
    private readonly Tensor _target = rand(6, 40);

    /// <summary>(σ(a) − x) / B.</summary>
    private double[] Slope => Numbers.Of((_logits.to_type(ScalarType.Float64).sigmoid() - _target) / 6);

    [Fact]
    public void Inputs_may_be_edited_and_disposed_of_before_backward()
    {
        var leaf = Leaf(_logits);
        var output = leaf * 1;
        var target = _target.clone();
        var loss = NegativeLogLikelihood.BernoulliLogits(output, target).mean();
        using (no_grad())
        {
            output.zero_();
            target.zero_();
        }

        output.Dispose();
        target.Dispose();
        loss.backward();

        Numbers.AssertClose(Slope, leaf.grad!, 1e-7);
    }

    [Fact]
    public void Losses_that_share_logits_add_up()
    {
        var leaf = Leaf(_logits);
        var output = leaf * 1;
        var loss = NegativeLogLikelihood.BernoulliLogits(output, _target).mean() + (NegativeLogLikelihood.BernoulliLogits(output, _target).sum() * 2) + output.sum();
        loss.backward();

        Numbers.AssertClose([.. Slope.Select(slope => (slope * 13) + 1)], leaf.grad!, 1e-5);
    }

    [Fact]
    public void A_retained_graph_gives_the_same_gradient_again()
    {
        var leaf = Leaf(_logits);
        var loss = NegativeLogLikelihood.BernoulliLogits(leaf * 1, _target).mean();
        autograd.backward([loss], retain_graph: true);
        autograd.backward([loss], retain_graph: true);
        loss.backward();

        Numbers.AssertClose([.. Slope.Select(slope => slope * 3)], leaf.grad!, 1e-6);
    }

    /// <summary>libtorch keeps the gradient of a view as the gradient of its leaf, and adds to it in place: a retained graph is used up by then, and must say so.</summary>
    [Fact]
    public void A_retained_graph_over_a_view_of_a_leaf_gives_NaN_and_never_a_wrong_number()
    {
        var leaf = Leaf(_logits.flatten());
        var loss = NegativeLogLikelihood.BernoulliLogits(leaf.view(_logits.shape), _target).mean();
        autograd.backward([loss], retain_graph: true);
        Numbers.AssertClose(Slope, leaf.grad!, 1e-6);
        autograd.backward([loss], retain_graph: true);
        Numbers.AssertClose([.. Slope.Select(slope => slope * 2)], leaf.grad!, 1e-6);
        loss.backward();

        Assert.All(leaf.grad!.data<float>().ToArray(), value => Assert.True(float.IsNaN(value)));
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(3.0)]
    [InlineData(-0.25)]
    [InlineData(65536.0)]
    public void A_scaled_loss_scales_the_gradient(double scale)
    {
        var leaf = Leaf(_logits);
        (NegativeLogLikelihood.BernoulliLogits(leaf, _target).mean() * scale).backward();
        var (mean, logVariance) = (Leaf(randn(6, 3)), Leaf(randn(6, 3)));
        using var elbo = NegativeElbo.Bernoulli(_logits, _target, mean, logVariance, beta: 4);
        (elbo.Loss * scale).backward();

        Numbers.AssertClose(Slope, leaf.grad! / scale, 1e-7);
        Numbers.AssertClose(mean.detach() * (4.0 / 6), mean.grad! / scale, 1e-6);
        Numbers.AssertClose(logVariance.detach().to_type(ScalarType.Float64).expm1() * (2.0 / 6), logVariance.grad! / scale, 1e-6);
    }

    [Fact]
    public void Samples_may_be_weighted()
    {
        var leaf = Leaf(_logits);
        var weights = tensor(new float[] { 0, 1, -2, 0.5f, 3, 1e-3f });
        (NegativeLogLikelihood.BernoulliLogits(leaf, _target) * weights).sum().backward();

        Numbers.AssertClose([.. Slope.Select((slope, index) => slope * 6 * weights[index / 40].item<float>())], leaf.grad!, 1e-6);
    }

    [Fact]
    public void Several_batch_axes_are_rows()
    {
        var leaf = Leaf(_logits.view(2, 3, 4, 10));
        var values = NegativeLogLikelihood.BernoulliLogits(leaf, _target.view(2, 3, 4, 10), batchDims: 2);
        Assert.Equal([2, 3], values.shape);
        (values * tensor(new float[] { 1, 2, 3 })).sum().backward();

        Numbers.AssertClose([.. Slope.Select((slope, index) => slope * 6 * ((index / 40 % 3) + 1))], leaf.grad!, 1e-6);
        Assert.Equal([], NegativeLogLikelihood.BernoulliLogits(leaf, _target.view(2, 3, 4, 10), batchDims: 0).shape);
    }

    [Fact]
    public void Gradients_accumulate_over_steps()
    {
        var leaf = Leaf(_logits);
        for (var step = 0; step < 3; step++)
        {
            using var loss = NegativeLogLikelihood.BernoulliLogits(leaf, _target).mean();
            loss.backward();
        }

        Numbers.AssertClose([.. Slope.Select(slope => slope * 3)], leaf.grad!, 1e-6);
    }

    [Fact]
    public void The_gradient_that_was_handed_over_may_be_edited()
    {
        var leaf = Leaf(_logits);
        var output = leaf * 1;
        var loss = NegativeLogLikelihood.BernoulliLogits(output, _target).mean();
        autograd.grad([loss], [output], retain_graph: true)[0].mul_(0);

        var traced = TracedBy(() => loss.backward());

        // It is libtorch's memory, and was given away: NaN says so, 0 would not.
        Assert.Contains("a gradient is NaN", traced, StringComparison.Ordinal);
        Assert.All(Numbers.Of(leaf.grad!), slope => Assert.Equal(double.NaN, slope));
    }

    [Fact]
    public void Collections_between_forward_and_backward_are_harmless()
    {
        for (var step = 0; step < 20; step++)
        {
            var leaf = Leaf(_logits);
            var loss = Forward(leaf);
            Collect();
            loss.backward();
            Numbers.AssertClose(Slope, leaf.grad!, 1e-6);
        }

        Tensor Forward(Tensor leaf) => NegativeLogLikelihood.BernoulliLogits(leaf * 1, _target.clone()).mean();
    }

    [Fact]
    public async Task Backward_may_run_on_another_thread()
    {
        for (var step = 0; step < 20; step++)
        {
            var leaf = Leaf(_logits);
            using var elbo = NegativeElbo.Bernoulli(leaf * 1, _target, zeros(6, 2), zeros(6, 2));
            await Task.Yield();
            await Task.Run(() => elbo.Loss.backward(), TestContext.Current.CancellationToken);
            Numbers.AssertClose(Slope, leaf.grad!, 1e-6);
        }
    }

    [Fact]
    public async Task A_loop_that_awaits_trains_as_one_that_does_not()
    {
        var (leaf, rate) = (Leaf(_logits), 0.5);
        var expected = _logits.to_type(ScalarType.Float64);
        for (var step = 0; step < 50; step++)
        {
            expected -= (expected.sigmoid() - _target) / 6 * rate;
            using (var elbo = NegativeElbo.Bernoulli(leaf, _target, zeros(6, 2), zeros(6, 2)))
            {
                await Task.Yield();
                elbo.Loss.backward();
                await Task.Delay(step % 5 == 0 ? 1 : 0, TestContext.Current.CancellationToken);
            }

            using var frozen = no_grad();
            using var slope = leaf.grad!;
            leaf.sub_(slope * rate);
            leaf.grad = null;
        }

        Numbers.AssertClose(expected, leaf, 1e-6);
    }

    [Fact]
    public void Backward_works_after_the_scope_of_the_forward_was_closed()
    {
        var leaf = Leaf(_logits);
        Tensor loss;
        using (NewDisposeScope())
        {
            loss = NegativeLogLikelihood.BernoulliLogits(leaf * 1, _target).mean().MoveToOuterDisposeScope();
        }

        using (NewDisposeScope())
        {
            loss.backward();
        }

        Numbers.AssertClose(Slope, leaf.grad!, 1e-6);
    }

    [Fact]
    public void Code_that_throws_between_forward_and_backward_leaves_nothing_behind()
    {
        var leaf = Leaf(_logits);
        Collect();
        var (tensors, nodes) = (Tensor.TotalCount, AliveNodes);
        for (var step = 0; step < 10; step++)
        {
            Assert.Throws<InvalidOperationException>((Action)Fail);
        }

        Assert.Equal((tensors, nodes), (Tensor.TotalCount, AliveNodes));
        Assert.Throws<ShapeException>(() => NegativeLogLikelihood.BernoulliLogits(leaf, _target[0]));
        Assert.Equal(nodes, AliveNodes);

        void Fail()
        {
            using var loss = NegativeLogLikelihood.BernoulliLogits(leaf, _target);
            throw new InvalidOperationException("user code");
        }
    }

    [Fact]
    public void An_output_that_nothing_uses_gets_no_gradient()
    {
        var leaf = Leaf(_logits);
        var unused = NegativeLogLikelihood.BernoulliLogits(leaf * 1, _target);
        var loss = (NegativeLogLikelihood.BernoulliLogits(leaf * 1, _target) + (unused.detach() * 0)).mean();
        loss.backward();

        Numbers.AssertClose(Slope, leaf.grad!, 1e-6);
    }

    [Fact]
    public void A_gradient_that_does_not_arrive_is_no_gradient()
    {
        var child = ChildProcess.Run(Block);

        Assert.True(child.ExitCode == 0, child.Output + child.Errors);
        Assert.Equal("2", child.Output.Trim());
    }

    [Fact]
    public void A_listener_that_throws_does_not_end_the_process()
    {
        var child = ChildProcess.Run(Listen);

        Assert.True(child.ExitCode == 0, child.Output + child.Errors);
        Assert.Equal("NaN", child.Output.Trim());
    }

    private static void Block()
    {
        StartChild();
        var leaf = Leaf(ones(2));
        var blocked = Blocks.apply(NegativeLogLikelihood.BernoulliLogits(leaf.view(2, 1), ones(2, 1)));
        (blocked.sum() + (leaf.sum() * 2)).backward();
        Console.WriteLine(leaf.grad!.mean().item<float>());
    }

    private static void Listen()
    {
        StartChild();
        Trace.Listeners.Clear();
        Trace.Listeners.Add(new Failing());
        var leaf = Leaf(ones(2, 1));
        var output = leaf * 1;
        var loss = NegativeLogLikelihood.BernoulliLogits(output, ones(2, 1)).mean();
        autograd.grad([loss], [output], retain_graph: true)[0].zero_();
        loss.backward();
        Console.WriteLine(leaf.grad!.mean().item<float>());
    }

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }

    /// <summary>A function of the program through which no gradient flows.</summary>
    private sealed class Blocks : autograd.SingleTensorFunction<Blocks>
    {
        public override string Name => nameof(Blocks);

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars) => ((Tensor)vars[0]).clone();

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output) => [null!];
    }

    private sealed class Failing : TraceListener
    {
        public override void Write(string? message) => throw new InvalidOperationException("listener");

        public override void WriteLine(string? message) => throw new InvalidOperationException("listener");
    }
}
