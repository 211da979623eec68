using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Probing;

/// <summary>One forward and backward pass: the value, the gradient of every leaf that took part, and the roles that were read.</summary>
internal sealed record LossRun(double Value, IReadOnlyDictionary<ProbeRole, double[]> Gradients, IReadOnlyCollection<ProbeRole> Touched, long[] Shape)
{
    /// <summary>Runs the loss. Nothing but the gradients of the probe's own leaves is computed: parameters of the user's modules get none.</summary>
    public static LossRun Of(Func<ProbeBatch, Tensor> loss, ProbeValues values, int run)
    {
        using var scope = NewDisposeScope();
        GlobalRandomState.Start(values.Options.Seed + run);
        var batch = new ProbeBatch(values, run, scope);
        var result = loss(batch) ?? throw new InvalidOperationException("the loss returned null.");
        var scalar = result.numel() == 1 ? result.reshape([]) : result.mean();
        var gradients = GradientsOf(scalar, batch);
        return new LossRun(scalar.detach().to_type(ScalarType.Float64).cpu().item<double>(), gradients, [.. batch.Touched], result.shape);
    }

    private static Dictionary<ProbeRole, double[]> GradientsOf(Tensor scalar, ProbeBatch batch)
    {
        var leaves = batch.Leaves.ToArray();
        if (leaves.Length == 0)
        {
            return [];
        }

        // Adding zero times every leaf gives a leaf that nothing reaches a gradient of zeros.
        var total = leaves.Aggregate(scalar, (sum, leaf) => sum + (leaf.Value * 0).sum());
        foreach (var leaf in leaves)
        {
            leaf.Value.grad?.zero_();
        }

        // Not autograd.grad: an error in it, as of a graph that the loss has freed by its own backward, ends the process.
        total.backward(inputs: [.. leaves.Select(leaf => leaf.Value)]);
        return leaves.ToDictionary(leaf => leaf.Key, leaf => Numbers(leaf.Value.grad!));
    }

    private static double[] Numbers(Tensor gradient)
    {
        using var flat = gradient.detach().to_type(ScalarType.Float64).cpu().contiguous().flatten();
        return flat.data<double>().ToArray();
    }
}
