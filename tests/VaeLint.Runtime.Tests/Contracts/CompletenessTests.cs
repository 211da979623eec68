namespace VaeLint.Runtime.Tests.Contracts;

public sealed class CompletenessTests
{
    [Fact]
    public void Every_public_function_that_takes_tensors_has_a_sample_call()
    {
        var sampled = ContractTable.All.Select(contract => contract.Function).Distinct().ToList();

        Assert.Equal([], PublicFunctions.TakingTensors.Except(sampled));
        Assert.Equal([], sampled.Except(PublicFunctions.TakingTensors));
    }

    [Fact]
    public void Overloads_differ_in_the_names_of_their_parameters_and_so_do_sample_calls()
    {
        Assert.Equal(PublicFunctions.TakingTensors.Distinct(), PublicFunctions.TakingTensors);
        Assert.Equal(ContractTable.All.Count, ContractTable.All.Select(contract => contract.Name).Distinct().Count());
    }
}
