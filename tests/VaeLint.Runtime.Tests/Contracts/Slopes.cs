using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace VaeLint.Runtime.Tests.Contracts;

/// <summary>Derivatives of sample calls, compared with central differences in float64.</summary>
internal static class Slopes
{
    private const double Step = 1e-5;

    public static void AssertFirstOrder(Contract contract, Device device) =>
        AssertMatch(contract, inputs => WeightedSum(contract.Evaluate(inputs)), 1e-7, device);

    /// <summary>The gradient, reduced to a number, against differences of that number.</summary>
    public static void AssertSecondOrder(Contract contract, Device device) =>
        AssertMatch(contract, inputs => Slope(contract, inputs), 1e-6, device);

    /// <summary>A number that depends on every element of the gradient of every input that trains.</summary>
    private static Tensor Slope(Contract contract, Tensor[] inputs)
    {
        var leaves = Leaves(contract, inputs);

        // TorchSharp frees the graph unless told to retain it; walking it again would abort the process.
        var gradients = autograd.grad([WeightedSum(contract.Evaluate(inputs))], leaves, retain_graph: true, create_graph: true);
        return gradients.Select(WeightedSum).Aggregate((total, term) => total + term);
    }

    private static void AssertMatch(Contract contract, Func<Tensor[], Tensor> function, double tolerance, Device device)
    {
        var inputs = contract.Prepare(ScalarType.Float64, device, gradients: true);
        var total = function(inputs);
        var leaves = Leaves(contract, inputs);
        var analytic = total.requires_grad
            ? autograd.grad([total], leaves, allow_unused: true).Select((gradient, index) => gradient is null || gradient.IsInvalid ? zeros_like(leaves[index]) : gradient).ToArray()
            : leaves.Select(leaf => zeros_like(leaf)).ToArray();
        for (var position = 0; position < leaves.Length; position++)
        {
            var slopes = analytic[position].cpu().flatten().data<double>().ToArray();
            for (var index = 0; index < slopes.Length; index++)
            {
                var numeric = (At(contract, function, device, position, index, +Step) - At(contract, function, device, position, index, -Step)) / (2 * Step);
                Assert.True(
                    Math.Abs(slopes[index] - numeric) <= tolerance * Math.Max(1, Math.Abs(numeric)),
                    $"{contract.Name}, trained input {position}, element {index}: {slopes[index]:R}, central difference {numeric:R}");
            }
        }
    }

    private static double At(Contract contract, Func<Tensor[], Tensor> function, Device device, int position, int index, double change)
    {
        using var scope = NewDisposeScope();
        var inputs = contract.Prepare(ScalarType.Float64, device, gradients: true);
        using (no_grad())
        {
            var leaf = Leaves(contract, inputs)[position];
            leaf.view(-1)[index] = leaf.view(-1)[index] + change;
        }

        return function(inputs).item<double>();
    }

    private static Tensor[] Leaves(Contract contract, Tensor[] inputs) => [.. inputs.Where((_, position) => contract.Inputs[position].Trains)];

    /// <summary>Different weights: errors of single elements cannot cancel.</summary>
    private static Tensor WeightedSum(Tensor values) =>
        (values.flatten() * arange(1, values.numel() + 1, ScalarType.Float64, values.device).mul(0.37).cos().add(1.5)).sum();
}
