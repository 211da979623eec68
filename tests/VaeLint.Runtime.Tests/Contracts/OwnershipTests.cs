using TorchSharp;
using VaeLint.Runtime.Tests.Infrastructure;
using static TorchSharp.torch;

namespace VaeLint.Runtime.Tests.Contracts;

/// <summary>The caller's tensors stay the caller's, and of what a call makes exactly the results survive.</summary>
public sealed class OwnershipTests : TorchTest
{
    public static TheoryData<string> Names => [.. ContractTable.All.Select(contract => contract.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Exactly_the_results_survive(string name)
    {
        var contract = ContractTable.Get(name);
        foreach (var type in new[] { ScalarType.Float32, ScalarType.Float64 })
        {
            var trained = contract.Prepare(type, CPU, gradients: true);
            Leaks.AssertOnlyResultsSurvive(contract.Results, () => contract.Call(trained)!);
            var plain = contract.Prepare(type, CPU, gradients: false);
            Leaks.AssertOnlyResultsSurvive(contract.Results, () => contract.Call(plain)!);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_callers_tensors_are_neither_disposed_nor_changed(string name)
    {
        var contract = ContractTable.Get(name);
        foreach (var gradients in new[] { true, false })
        {
            var inputs = contract.Prepare(ScalarType.Float64, CPU, gradients);
            var before = inputs.Select(input => input.detach().clone()).ToArray();
            using (NewDisposeScope())
            {
                contract.Call(inputs);
            }

            foreach (var ((input, copy), position) in inputs.Zip(before).Select((pair, position) => (pair, position)))
            {
                Assert.False(input.IsInvalid, $"input {position} was disposed");
                Assert.True(input.eq(copy).all().item<bool>(), $"input {position} was changed");
                Assert.Equal(copy.shape, input.shape);
                Assert.Equal(gradients && contract.Inputs[position].Trains, input.requires_grad);
                Assert.Null(input.grad);
            }
        }
    }
}
