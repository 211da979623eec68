using TorchSharp;
using VaeLint.Runtime.Tests.Infrastructure;
using static TorchSharp.torch;

namespace VaeLint.Runtime.Tests.Contracts;

/// <summary>The same numbers without gradients, on many threads, and from half inputs.</summary>
public sealed class CircumstanceTests : TorchTest
{
    private const int ThreadCount = 8;

    public static TheoryData<string> Valued => [.. ContractTable.All.Where(contract => contract.HasGradient).Select(contract => contract.Name)];

    public static TheoryData<string> InHalf => [.. ContractTable.All.Where(contract => contract.HasGradient && contract.NotInHalf is null).Select(contract => contract.Name)];

    [Theory]
    [MemberData(nameof(Valued))]
    public void Without_gradients_the_value_is_the_same(string name)
    {
        var contract = ContractTable.Get(name);
        var expected = Numbers(contract.Evaluate(contract.Prepare(ScalarType.Float64, CPU, gradients: true)));
        using var noGradient = no_grad();
        var value = contract.Evaluate(contract.Prepare(ScalarType.Float64, CPU, gradients: true));

        Assert.Equal(expected, Numbers(value));
        Assert.False(value.requires_grad);
    }

    [Theory]
    [MemberData(nameof(Valued))]
    public void Eight_threads_that_share_their_inputs_get_the_numbers_of_one(string name)
    {
        var contract = ContractTable.Get(name);
        var inputs = contract.Prepare(ScalarType.Float64, CPU, gradients: true);
        var expected = Numbers(contract.Evaluate(inputs));
        var results = new double[ThreadCount][];
        Exception? failure = null;
        var threads = Enumerable.Range(0, ThreadCount).Select(index => new Thread(() =>
        {
            try
            {
                using var scope = NewDisposeScope();
                results[index] = Numbers(contract.Evaluate(inputs));
            }
            catch (Exception caught)
            {
                failure = caught;
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        Assert.Null(failure);
        Assert.All(results, numbers => Assert.Equal(expected, numbers));
    }

    [Theory]
    [MemberData(nameof(InHalf))]
    public void Half_inputs_give_the_float32_result_of_their_values_and_gradients_that_survive_a_loss_scale(string name)
    {
        var contract = ContractTable.Get(name);
        foreach (var type in new[] { ScalarType.Float16, ScalarType.BFloat16 })
        {
            HalfPrecision.AssertMatchesSingle(contract, type, CPU);
        }
    }

    private static double[] Numbers(Tensor value) => value.detach().flatten().data<double>().ToArray();
}
