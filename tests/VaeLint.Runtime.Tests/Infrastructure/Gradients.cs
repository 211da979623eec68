using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Runtime.Tests.Infrastructure;

/// <summary>Gradients by backward, and the same by central differences in float64.</summary>
internal static class Gradients
{
    /// <summary>Gradient of the sum of the result with respect to each input, by automatic differentiation.</summary>
    public static Tensor[] Backward(Func<Tensor[], Tensor> function, params Tensor[] inputs)
    {
        var leaves = inputs.Select(input => input.detach().clone().requires_grad_()).ToArray();
        function(leaves).sum().backward();
        return [.. leaves.Select(leaf => leaf.grad ?? throw new InvalidOperationException("no gradient arrived"))];
    }

    /// <summary>The same by (f(x+h) − f(x−h)) / 2h, one element at a time, in float64.</summary>
    public static Tensor[] CentralDifferences(Func<Tensor[], Tensor> function, double step, params Tensor[] inputs)
    {
        using var noGradient = no_grad();
        var gradients = new List<Tensor>();
        for (var position = 0; position < inputs.Length; position++)
        {
            var values = inputs[position].to_type(ScalarType.Float64).flatten().data<double>().ToArray();
            var slopes = new double[values.Length];
            for (var index = 0; index < values.Length; index++)
            {
                slopes[index] = (At(+step) - At(-step)) / (2 * step);

                double At(double change)
                {
                    var moved = (double[])values.Clone();
                    moved[index] += change;
                    var arguments = inputs.Select(input => input.to_type(ScalarType.Float64)).ToArray();
                    arguments[position] = tensor(moved, ScalarType.Float64).reshape(inputs[position].shape);
                    return function(arguments).sum().item<double>();
                }
            }

            gradients.Add(tensor(slopes, ScalarType.Float64).reshape(inputs[position].shape));
        }

        return [.. gradients];
    }

    /// <summary>Both agree to the tolerance, relative to at least 1.</summary>
    public static void AssertMatchDifferences(Func<Tensor[], Tensor> function, double tolerance, params Tensor[] inputs)
    {
        var analytic = Backward(function, [.. inputs.Select(input => input.to_type(ScalarType.Float64))]);
        var numeric = CentralDifferences(function, 1e-6, inputs);
        for (var position = 0; position < inputs.Length; position++)
        {
            var left = analytic[position].flatten().data<double>().ToArray();
            var right = numeric[position].flatten().data<double>().ToArray();
            for (var index = 0; index < left.Length; index++)
            {
                Assert.True(
                    Math.Abs(left[index] - right[index]) <= tolerance * Math.Max(1, Math.Abs(right[index])),
                    $"input {position}, element {index}: gradient {left[index]:R}, central difference {right[index]:R}");
            }
        }
    }
}
