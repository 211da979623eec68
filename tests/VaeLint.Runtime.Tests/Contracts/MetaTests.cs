using System.Text.RegularExpressions;
using TorchSharp;
using VaeLint.Runtime.Tests.Infrastructure;
using static TorchSharp.torch;

namespace VaeLint.Runtime.Tests.Contracts;

/// <summary>Meta tensors have shapes and no values: a call that passes on them reads no value and so never waits for a device.</summary>
public sealed partial class MetaTests : TorchTest
{
    [Fact]
    public void Forward_and_backward_read_no_value()
    {
        var child = ChildProcess.Run(RunAll);
        var expected = OnMeta.Select(contract => Line(contract, contract.WithoutMetaKernel ?? "passes"));

        Assert.True(child.ExitCode == 0, child.Output + child.Errors);
        Assert.Equal(expected, child.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void Reading_a_value_does_not_pass()
    {
        var child = ChildProcess.Run(ReadValue);

        Assert.Equal(0, child.ExitCode);
        Assert.StartsWith("ExternalException Cannot copy out of meta tensor", child.Output, StringComparison.Ordinal);
    }

    private static IEnumerable<Contract> OnMeta => ContractTable.All.Where(contract => contract.ReadsValues is null);

    private static void RunAll()
    {
        foreach (var contract in OnMeta)
        {
            Console.WriteLine(Line(contract, Outcome(() => ForwardAndBackward(contract))));
        }
    }

    private static void ReadValue() => Console.WriteLine(Outcome(() => ones(2, device: META).sum().item<float>()));

    private static void ForwardAndBackward(Contract contract)
    {
        var inputs = contract.Prepare(ScalarType.Float32, META, gradients: true);
        var result = contract.Call(inputs);
        if (!contract.HasGradient)
        {
            return;
        }

        contract.Value(result)!.sum().backward();
        for (var position = 0; position < inputs.Length; position++)
        {
            if (contract.Inputs[position].Trains)
            {
                Assert.Equal(inputs[position].shape, inputs[position].grad!.shape);
            }
        }
    }

    /// <summary>"passes", the operation that libtorch refuses on meta tensors, or what else went wrong.</summary>
    private static string Outcome(Action action)
    {
        try
        {
            action();
            return "passes";
        }
        catch (Exception failure)
        {
            var refused = RefusedOperation().Match(failure.Message);
            return refused.Success ? refused.Groups[1].Value : $"{failure.GetType().Name} {failure.Message.Split('\n')[0]}";
        }
    }

    private static string Line(Contract contract, string outcome) => $"{contract.Name} | {outcome}";

    [GeneratedRegex(@"^(aten::\w+)(?:\.\w+)?: attempted to run this operator with Meta tensors")]
    private static partial Regex RefusedOperation();
}
