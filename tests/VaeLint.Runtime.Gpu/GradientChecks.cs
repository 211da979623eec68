using System.Collections;
using System.Reflection;
using TorchSharp;

namespace VaeLint.Runtime.Gpu;

/// <summary>Gradients that are computed in forward, on a device and in float32: against float64, and what a training loop may do between forward and backward.</summary>
internal static class GradientChecks
{
    private static readonly (string Name, int Trained, Func<Tensor[], Tensor> Call)[] Losses =
    [
        ("BernoulliLogits", 1, x => NegativeLogLikelihood.BernoulliLogits(x[0], x[1])),
        ("Gaussian", 1, x => NegativeLogLikelihood.Gaussian(x[0], x[1], 0.3)),
        ("GaussianLogVariance", 2, x => NegativeLogLikelihood.GaussianLogVariance(x[0], x[2], x[1])),
        ("ToStandardNormal", 2, x => KlDivergence.ToStandardNormal(x[0], x[2])),
        ("NegativeElbo.Bernoulli, β = 0.3", 3, x => NegativeElbo.Bernoulli(x[0], x[1], x[2].flatten(1), x[3].flatten(1), 0.3).Loss),
        ("NegativeElbo.Bernoulli, β = 1", 3, x => NegativeElbo.Bernoulli(x[0], x[1], x[2].flatten(1), x[3].flatten(1)).Loss),
        ("NegativeElbo.Bernoulli, fused", 3, x => Fused(() => NegativeElbo.Bernoulli(x[0], x[1], x[2].flatten(1), x[3].flatten(1), 0.3).Loss)),
        ("NegativeElbo.Gaussian", 3, x => NegativeElbo.Gaussian(x[0], x[1], 2, x[2], x[3]).Loss),
    ];

    public static IEnumerable<(string Name, Action Run)> All(Device device)
    {
        foreach (var loss in Losses)
        {
            foreach (var shape in new long[][] { [1, 1], [3, 37], [5, 3, 8, 9], [7, 20_001], [2, 3, 256, 256] })
            {
                foreach (var weights in new[] { "mean", "rows" })
                {
                    yield return ($"{loss.Name} of {string.Join('x', shape)}, {weights}", () => AssertAsInDouble(loss.Call, Inputs(shape, device), weights));
                }
            }

            yield return ($"{loss.Name}: inputs edited before backward, graph kept", () => AssertKeepsItsGradient(loss.Call, Inputs([4, 50], device)));
            yield return ($"{loss.Name}: nothing stays alive", () => AssertLeavesNothing(loss.Call, Inputs([4, 50], device)));
        }

        yield return ("well-fitted pixels", () => AssertAsInDouble(Losses[0].Call, [.. Inputs([4, 300], device).Select(x => (x.sign() * 20).detach())], "mean", x => x[1].copy_(x[0].gt(0))));
        yield return ("logits of ±10⁴", () => AssertAsInDouble(Losses[0].Call, [.. Inputs([4, 300], device).Select(x => (x.sign() * 1e4).detach())], "mean", x => x[1].copy_(x[0].lt(0))));
        yield return ("collapsed posterior", () => AssertAsInDouble(Losses[3].Call, [.. Inputs([4, 300], device).Select(x => (x * 1e-3).detach())], "mean"));
        yield return ("a gradient of a gradient is NaN, and nothing throws in backward", () => AssertSecondOrderIsNaN(Inputs([3, 4], device)));
        yield return ("threads that train at the same time", () => Parallel.For(0, 4, _ => AssertKeepsItsGradient(Losses[4].Call, Inputs([16, 3000], device))));
    }

    private static Tensor Fused(Func<Tensor> call)
    {
        AppContext.SetSwitch("VaeLint.FusedKernel", true);
        try
        {
            return call();
        }
        finally
        {
            AppContext.SetSwitch("VaeLint.FusedKernel", false);
        }
    }

    /// <summary>Spread values, the same on every device: an output, a target, and two of latent variables.</summary>
    private static Tensor[] Inputs(long[] shape, Device device)
    {
        using var generator = new Generator(3);
        Tensor Normal(double scale) => empty(shape, ScalarType.Float32, CPU).normal_(0, scale, generator).to(device);
        return [Normal(3), Normal(1).sigmoid(), Normal(1), Normal(0.7)];
    }

    private static Tensor[] Leaves(Tensor[] inputs, ScalarType type) => [.. inputs.Select((input, index) => index == 1 ? input.to_type(type) : input.detach().to_type(type).clone().requires_grad_())];

    private static Tensor Reduce(Tensor values, string weights) =>
        values.dim() == 0 ? values * (weights == "mean" ? 1 : 1024) : weights == "mean" ? values.mean() : (values * arange(1, values.numel() + 1, values.dtype, values.device).cos()).sum();

    private static void AssertAsInDouble(Func<Tensor[], Tensor> call, Tensor[] inputs, string weights, Action<Tensor[]>? prepare = null)
    {
        prepare?.Invoke(inputs);
        var (single, wide) = (Leaves(inputs, ScalarType.Float32), Leaves(inputs, ScalarType.Float64));
        var (value, expected) = (Reduce(call(single), weights), Reduce(call(wide), weights));
        AssertClose(expected, value, 2e-6, "value");
        value.backward();
        expected.backward();
        foreach (var (left, right) in single.Zip(wide).Where(pair => pair.Second.grad is not null))
        {
            AssertClose(right.grad!, left.grad!, 1e-6, "gradient");
        }
    }

    private static void AssertKeepsItsGradient(Func<Tensor[], Tensor> call, Tensor[] inputs)
    {
        using var scope = NewDisposeScope();
        var (single, wide) = (Leaves(inputs, ScalarType.Float32), Leaves(inputs, ScalarType.Float64));
        var target = inputs[1].clone();
        var outputs = single.Select((leaf, index) => index == 1 ? target : leaf * 1).ToArray();
        var loss = call(outputs).sum() * 3;
        using (no_grad())
        {
            foreach (var output in outputs)
            {
                output.detach().fill_(1e9);
            }
        }

        for (var times = 0; times < 3; times++)
        {
            loss.backward(retain_graph: times < 2);
        }

        (call(wide).sum() * 9).backward();
        foreach (var (left, right) in single.Zip(wide).Where(pair => pair.Second.grad is not null))
        {
            AssertClose(right.grad!, left.grad!, 1e-6, "gradient");
        }
    }

    private static void AssertLeavesNothing(Func<Tensor[], Tensor> call, Tensor[] inputs)
    {
        var leaves = Leaves(inputs, ScalarType.Float32);
        Step();
        var (tensors, nodes) = (Tensor.TotalCount, AliveNodes);
        for (var step = 0; step < 100; step++)
        {
            Step();
        }

        Assert.Equal((tensors, nodes), (Tensor.TotalCount, AliveNodes));

        void Step()
        {
            using var scope = NewDisposeScope();
            call(leaves).sum().backward();
        }
    }

    private static void AssertSecondOrderIsNaN(Tensor[] inputs)
    {
        var leaves = Leaves(inputs, ScalarType.Float32);
        var slope = autograd.grad([NegativeLogLikelihood.BernoulliLogits(leaves[0] * 1, leaves[1]).mean()], [leaves[0]], retain_graph: true, create_graph: true)[0];
        AssertClose((inputs[0].sigmoid() - inputs[1]) / 3, slope, 1e-6, "gradient");
        slope.square().sum().backward();
        Assert.True(inputs[0].device_type == DeviceType.META || leaves[0].grad!.isnan().all().cpu().item<bool>());
    }

    private static void AssertClose(Tensor expected, Tensor actual, double tolerance, string what)
    {
        var (left, right) = (expected.detach().to_type(ScalarType.Float64), actual.detach().to_type(ScalarType.Float64));
        var scale = left.abs().max().clamp(min: 1e-30);
        var error = (left - right).abs().max().div(scale).cpu().item<double>();
        Assert.True(error <= tolerance, $"{what}: relative error {error:E2}");
    }

    private static int AliveNodes =>
        ((ICollection)typeof(autograd).GetNestedType("Node", BindingFlags.NonPublic)!.GetField("AliveNodes", BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!).Count;
}
