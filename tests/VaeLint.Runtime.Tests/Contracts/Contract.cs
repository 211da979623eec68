using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Runtime.Tests.Contracts;

/// <summary>One tensor of a sample call: its values in float64 (or integers), and whether a gradient has to arrive at it.</summary>
internal sealed record ContractInput(string Name, Func<Tensor> Sample, bool Trains);

/// <summary>A sample call of one public function, from which every promise that holds for all functions is checked.</summary>
internal sealed record Contract(string Function, ContractInput[] Inputs, Func<Tensor[], object?> Call)
{
    /// <summary>What tells several calls of one function apart.</summary>
    public string Variant { get; init; } = "";

    /// <summary>Tensors that survive a call.</summary>
    public int Results { get; init; } = 1;

    /// <summary>Why the call is allowed to read values, and so to wait for a device; null for every loss, divergence and objective.</summary>
    public string? ReadsValues { get; init; }

    /// <summary>The first operation of the call that libtorch itself cannot run on meta tensors; null where there is none.</summary>
    public string? WithoutMetaKernel { get; init; }

    /// <summary>Why the gradient has no gradient of its own; null where second order works.</summary>
    public string? FirstOrderOnly { get; init; }

    /// <summary>Why half types are not accepted or lose the value; null where half inputs give what their widened values give.</summary>
    public string? NotInHalf { get; init; }

    /// <summary>The numbers follow from the generator, which differs between types.</summary>
    public bool DrawsNoise { get; init; }

    /// <summary>The differentiable tensor of the result; null where the function only checks.</summary>
    public Func<object?, Tensor?> Value { get; init; } = result => result as Tensor;

    public string Name => Variant.Length == 0 ? Function : $"{Function}: {Variant}";

    /// <summary>The call trains something.</summary>
    public bool HasGradient => Inputs.Any(input => input.Trains);

    /// <summary>The sample inputs anew; what trains is a leaf that asks for a gradient.</summary>
    public Tensor[] Prepare(ScalarType type, Device device, bool gradients) => [.. Inputs.Select(input => Prepare(input, type, device, gradients))];

    /// <summary>The differentiable result of the sample call on these tensors.</summary>
    public Tensor Evaluate(Tensor[] inputs) => Value(Call(inputs)) ?? throw new InvalidOperationException($"{Name} has no differentiable result");

    public override string ToString() => Name;

    private static Tensor Prepare(ContractInput input, ScalarType type, Device device, bool gradients)
    {
        var sample = input.Sample();
        var values = sample.is_floating_point() ? sample.to_type(type) : sample;
        var placed = (values.device_type == device.type ? values : values.to(device)).detach();
        return gradients && input.Trains ? placed.requires_grad_() : placed;
    }
}
