using TorchSharp;
using VaeLint.Runtime.Tests.Infrastructure;
using static TorchSharp.torch;

namespace VaeLint.Runtime.Tests.Contracts;

/// <summary>Gradients reach everything that should train, to second order, and are those of central differences.</summary>
public sealed class GradientTests : TorchTest
{
    private const double Step = 1e-5;

    public static TheoryData<string> Trained => [.. ContractTable.All.Where(contract => contract.HasGradient).Select(contract => contract.Name)];

    public static TheoryData<string> TrainedTwice => [.. ContractTable.All.Where(contract => contract.HasGradient && contract.FirstOrderOnly is null).Select(contract => contract.Name)];

    [Theory]
    [MemberData(nameof(Trained))]
    public void A_gradient_other_than_zero_arrives_at_everything_that_trains(string name)
    {
        var contract = ContractTable.Get(name);
        var inputs = contract.Prepare(ScalarType.Float64, CPU, gradients: true);
        contract.Evaluate(inputs).sum().backward();

        foreach (var (input, description) in inputs.Zip(contract.Inputs).Where(pair => pair.Second.Trains))
        {
            Assert.True(input.grad is not null, $"no gradient arrives at {description.Name}");
            Assert.True(input.grad.isfinite().all().item<bool>(), $"the gradient of {description.Name} is not finite");
            Assert.True(input.grad.abs().sum().item<double>() > 0, $"the gradient of {description.Name} is 0");
        }
    }

    [Theory]
    [MemberData(nameof(Trained))]
    public void The_gradient_is_that_of_central_differences(string name)
    {
        var contract = ContractTable.Get(name);

        AssertSlopes(contract, inputs => WeightedSum(contract.Evaluate(inputs)), 1e-7);
    }

    [Theory]
    [MemberData(nameof(TrainedTwice))]
    public void The_second_derivative_is_that_of_central_differences_of_the_gradient(string name)
    {
        var contract = ContractTable.Get(name);

        AssertSlopes(contract, inputs => Slope(contract, inputs), 1e-6);
    }

    /// <summary>A number that depends on every element of the gradient of every input that trains.</summary>
    private static Tensor Slope(Contract contract, Tensor[] inputs)
    {
        var leaves = Leaves(contract, inputs);

        // TorchSharp frees the graph unless told to retain it; walking it again would abort the process.
        var gradients = autograd.grad([WeightedSum(contract.Evaluate(inputs))], leaves, retain_graph: true, create_graph: true);
        return gradients.Select(WeightedSum).Aggregate((total, term) => total + term);
    }

    private static void AssertSlopes(Contract contract, Func<Tensor[], Tensor> function, double tolerance)
    {
        var inputs = contract.Prepare(ScalarType.Float64, CPU, gradients: true);
        var total = function(inputs);
        var leaves = Leaves(contract, inputs);
        var analytic = total.requires_grad
            ? autograd.grad([total], leaves, allow_unused: true).Select((gradient, index) => gradient is null || gradient.IsInvalid ? zeros_like(leaves[index]) : gradient).ToArray()
            : leaves.Select(leaf => zeros_like(leaf)).ToArray();
        for (var position = 0; position < leaves.Length; position++)
        {
            var slopes = analytic[position].flatten().data<double>().ToArray();
            for (var index = 0; index < slopes.Length; index++)
            {
                var numeric = (At(contract, function, position, index, +Step) - At(contract, function, position, index, -Step)) / (2 * Step);
                Assert.True(
                    Math.Abs(slopes[index] - numeric) <= tolerance * Math.Max(1, Math.Abs(numeric)),
                    $"{contract.Name}, trained input {position}, element {index}: {slopes[index]:R}, central difference {numeric:R}");
            }
        }
    }

    private static double At(Contract contract, Func<Tensor[], Tensor> function, int position, int index, double change)
    {
        using var scope = NewDisposeScope();
        var inputs = contract.Prepare(ScalarType.Float64, CPU, gradients: true);
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
        (values.flatten() * arange(1, values.numel() + 1, ScalarType.Float64).mul(0.37).cos().add(1.5)).sum();
}
