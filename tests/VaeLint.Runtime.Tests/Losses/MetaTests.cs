using TorchSharp;
using VaeLint.Runtime.Tests.Infrastructure;
using static TorchSharp.torch;

namespace VaeLint.Runtime.Tests.Losses;

/// <summary>Meta tensors have no values: what runs on them reads none.</summary>
public sealed class MetaTests : TorchTest
{
    public static TheoryData<string> Names => LossCase.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_likelihood_runs_forward_and_backward_without_values(string name)
    {
        var loss = LossCase.Get(name);
        var inputs = loss.Inputs(2, 3).Select(input => input.to(DeviceType.META)).ToArray();
        var mask = ones(2, 3).to(DeviceType.META);
        var leaf = inputs[0].requires_grad_();

        var plain = loss.Value([leaf, .. inputs[1..]]);
        var masked = loss.Value([leaf, .. inputs[1..]], mask);
        (plain.sum() + masked.sum()).backward();

        Assert.Equal([2], plain.shape);
        Assert.Equal([2], masked.shape);
        Assert.Equal(DeviceType.META, plain.device_type);
        Assert.Equal(leaf.shape, leaf.grad!.shape);
    }
}
