using TorchSharp;
using VaeLint.Runtime.Tests.Infrastructure;
using static TorchSharp.torch;

namespace VaeLint.Runtime.Tests.Contracts;

/// <summary>Gradients reach everything that should train, to second order, and are those of central differences.</summary>
public sealed class GradientTests : TorchTest
{
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
    public void The_gradient_is_that_of_central_differences(string name) => Slopes.AssertFirstOrder(ContractTable.Get(name), CPU);

    [Theory]
    [MemberData(nameof(TrainedTwice))]
    public void The_second_derivative_is_that_of_central_differences_of_the_gradient(string name) => Slopes.AssertSecondOrder(ContractTable.Get(name), CPU);
}
