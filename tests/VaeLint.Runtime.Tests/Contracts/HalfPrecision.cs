using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Runtime.Tests.Contracts;

/// <summary>Half inputs are widened before anything is computed, so that a call equals the float32 call on the same values.</summary>
internal static class HalfPrecision
{
    /// <summary>What mixed-precision training multiplies the loss by.</summary>
    private const double LossScale = 65536;

    /// <summary>Elements of a half gradient that lie under its smallest normal number, or above its largest, cannot be compared.</summary>
    private const double LargestFloat16 = 65504;

    public static void AssertMatchesSingle(Contract contract, ScalarType type, Device device)
    {
        var narrow = contract.Prepare(type, device, gradients: true);
        var wide = contract.Inputs.Zip(narrow, (input, values) => Widened(values, input.Trains)).ToArray();
        var value = contract.Evaluate(narrow);
        var expected = contract.Evaluate(wide);
        if (value.dtype != ScalarType.Float32)
        {
            throw new InvalidOperationException($"{contract.Name}: {type} inputs give {value.dtype} instead of Float32");
        }

        AssertClose(contract, type, "value", value, expected, 1e-6);
        (value.sum() * LossScale).backward();
        (expected.sum() * LossScale).backward();
        for (var position = 0; position < narrow.Length; position++)
        {
            if (!contract.Inputs[position].Trains)
            {
                continue;
            }

            // The gradient is rounded once, to the type of the input: half a unit in the last place.
            var reference = wide[position].grad!.to_type(type).to_type(ScalarType.Float32);
            var rounding = type == ScalarType.Float16 ? 1.0 / 1024 : 1.0 / 128;
            AssertClose(contract, type, $"gradient of {contract.Inputs[position].Name}", narrow[position].grad!, reference, rounding);
            if (reference.abs().sum().cpu().item<float>() == 0)
            {
                throw new InvalidOperationException($"{contract.Name}: the {type} gradient of {contract.Inputs[position].Name} vanishes");
            }
        }
    }

    private static Tensor Widened(Tensor values, bool trains)
    {
        var wide = values.detach().is_floating_point() ? values.detach().to_type(ScalarType.Float32) : values.detach();
        return trains ? wide.requires_grad_() : wide;
    }

    private static void AssertClose(Contract contract, ScalarType type, string what, Tensor actual, Tensor expected, double tolerance)
    {
        var left = actual.detach().to_type(ScalarType.Float64).cpu().flatten().data<double>().ToArray();
        var right = expected.detach().to_type(ScalarType.Float64).cpu().flatten().data<double>().ToArray();
        for (var index = 0; index < right.Length; index++)
        {
            var overflows = type == ScalarType.Float16 && Math.Abs(right[index]) > LargestFloat16 && left[index] == right[index];
            if (!overflows && !(Math.Abs(left[index] - right[index]) <= tolerance * Math.Max(1, Math.Abs(right[index]))))
            {
                throw new InvalidOperationException($"{contract.Name} in {type}, {what}[{index}]: {left[index]:R} instead of {right[index]:R}");
            }
        }
    }
}
