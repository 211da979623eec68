using System.Runtime.InteropServices;
using TorchSharp;
using VaeLint.Runtime.Tests.Infrastructure;
using static TorchSharp.torch;

namespace VaeLint.Runtime.Tests.Kernels;

public sealed class LeakTests : KernelTest
{
    [Fact]
    public void A_thousand_steps_without_a_scope_leave_nothing()
    {
        var (logits, target, mean, logVariance) = (Leaf(randn(16, 50)), rand(16, 50), Leaf(randn(16, 4)), Leaf(randn(16, 4)));
        Step();
        Collect();
        var (tensors, nodes, most) = (Tensor.TotalCount, AliveNodes, 0L);
        for (var step = 0; step < 1000; step++)
        {
            Step();
            most = Math.Max(most, Tensor.TotalCount);
        }

        Assert.Equal((tensors, nodes, tensors), (Tensor.TotalCount, AliveNodes, most));

        void Step()
        {
            using var elbo = NegativeElbo.Bernoulli(logits, target, mean, logVariance);
            elbo.Loss.backward();
        }
    }

    [Fact]
    public void A_term_alone_leaves_nothing_but_what_the_next_call_frees()
    {
        var (logits, target) = (Leaf(randn(16, 50)), rand(16, 50));
        Step();
        Collect();
        var (tensors, nodes) = (Tensor.TotalCount, AliveNodes);
        for (var step = 0; step < 1000; step++)
        {
            Step();
        }

        Assert.Equal((tensors, nodes), (Tensor.TotalCount, AliveNodes));

        void Step()
        {
            using var values = NegativeLogLikelihood.BernoulliLogits(logits, target);
            using var loss = values.mean();
            loss.backward();
        }
    }

    [Fact]
    public void Evaluation_builds_no_node()
    {
        var (leaf, target) = (Leaf(randn(4, 10)), rand(4, 10));
        var nodes = AliveNodes;
        using (no_grad())
        {
            Assert.False(NegativeLogLikelihood.BernoulliLogits(leaf, target).requires_grad);
            Assert.False(NegativeElbo.Bernoulli(leaf, target, leaf, leaf).Loss.requires_grad);
        }

        Assert.False(NegativeLogLikelihood.BernoulliLogits(leaf.detach(), target).requires_grad);
        Assert.Equal(nodes, AliveNodes);
        Assert.True(NegativeLogLikelihood.BernoulliLogits(leaf, target).requires_grad);
        Assert.Equal(nodes + 1, AliveNodes);
    }

    [Fact]
    public void Only_the_results_survive()
    {
        var (logits, target, latent) = (Leaf(randn(4, 10)), rand(4, 10), Leaf(randn(4, 3)));

        Leaks.AssertOnlyResultsSurvive(1, () => NegativeLogLikelihood.BernoulliLogits(logits, target));
        Leaks.AssertOnlyResultsSurvive(1, () => NegativeLogLikelihood.GaussianLogVariance(logits, logits, target));
        Leaks.AssertOnlyResultsSurvive(1, () => KlDivergence.ToStandardNormal(latent, latent));
        Leaks.AssertOnlyResultsSurvive(4, () => NegativeElbo.Bernoulli(logits, target, latent, latent));
        Leaks.AssertOnlyResultsSurvive(4, () => NegativeElbo.Gaussian(logits, target, 0.5, latent, latent));
    }

    [Fact]
    public void A_step_allocates_one_tensor_of_the_size_of_the_data()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the C library is asked for its counters");
        const long Size = 4096L * 12288 * sizeof(float);
        var (leaf, target) = (zeros(4096, 12288).requires_grad_(), zeros(4096, 12288));
        var (mean, logVariance) = (zeros(4096, 2).requires_grad_(), zeros(4096, 2));
        var output = leaf.view(4096, 3, 64, 64);
        var data = target.view(4096, 3, 64, 64);
        NegativeElbo.Bernoulli(output[TensorIndex.Slice(0, 2)], data[TensorIndex.Slice(0, 2)], mean[TensorIndex.Slice(0, 2)], logVariance[TensorIndex.Slice(0, 2)]).Dispose();

        var before = Mapped();
        var elbo = NegativeElbo.Bernoulli(output, data, mean, logVariance);
        var forward = Mapped() - before;
        using var gradient = autograd.grad([elbo.Loss], [output])[0];
        var backward = Mapped() - before;

        Assert.InRange(forward, Size, Size + (1 << 20));
        Assert.Equal(forward, backward);
        elbo.Dispose();
        gradient.Dispose();
        Assert.Equal(before, Mapped());
    }

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }

    /// <summary>Bytes of large blocks that are in use.</summary>
    private static long Mapped() => (long)ReadCounters().LargeBlockBytes;

    [DllImport("libc", EntryPoint = "mallinfo2")]
    private static extern Counters ReadCounters();

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Counters
    {
        public readonly nuint Arena;
        public readonly nuint Free;
        public readonly nuint Fast;
        public readonly nuint LargeBlocks;
        public readonly nuint LargeBlockBytes;
        public readonly nuint MaximumUsed;
        public readonly nuint FastFree;
        public readonly nuint Used;
        public readonly nuint FreeTotal;
        public readonly nuint Releasable;
    }
}
