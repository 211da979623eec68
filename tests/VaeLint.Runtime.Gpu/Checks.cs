using TorchSharp;
using VaeLint.Runtime.Tests.Contracts;
using VaeLint.Runtime.Tests.Vectors;

namespace VaeLint.Runtime.Gpu;

/// <summary>What has to hold on a device: reference records, values and derivatives of every sample call, half types.</summary>
internal static class Checks
{
    public static IEnumerable<(string Name, Action Run)> All(Device device) =>
    [
        .. ReferenceCalls.All.SelectMany(call => call.Types.Select(type => ($"{call} in {type}", (Action)(() => call.AssertEqual(type, device))))),
        .. ContractTable.All.Where(contract => contract.HasGradient).SelectMany(contract => Of(contract, device)),
    ];

    private static IEnumerable<(string Name, Action Run)> Of(Contract contract, Device device)
    {
        yield return ($"{contract}: as on the CPU", () => AssertAsOnCpu(contract, device));
        yield return ($"{contract}: gradient", () => Slopes.AssertFirstOrder(contract, device));
        if (contract.FirstOrderOnly is null)
        {
            yield return ($"{contract}: second derivative", () => Slopes.AssertSecondOrder(contract, device));
        }

        if (contract.NotInHalf is null)
        {
            yield return ($"{contract}: float16", () => HalfPrecision.AssertMatchesSingle(contract, ScalarType.Float16, device));
            yield return ($"{contract}: bfloat16", () => HalfPrecision.AssertMatchesSingle(contract, ScalarType.BFloat16, device));
        }
    }

    private static void AssertAsOnCpu(Contract contract, Device device)
    {
        foreach (var (type, tolerance) in new[] { (ScalarType.Float64, 1e-12), (ScalarType.Float32, 1e-5) })
        {
            var expected = Numbers(contract.Evaluate(contract.Prepare(contract.DrawsNoise ? type : ScalarType.Float64, CPU, gradients: false)));
            var value = contract.Evaluate(contract.Prepare(type, device, gradients: false));
            Assert.Equal(device.type, value.device_type);
            Assert.Equal(type, value.dtype);
            var actual = Numbers(value);
            for (var index = 0; index < expected.Length; index++)
            {
                Assert.True(Math.Abs(actual[index] - expected[index]) <= tolerance * Math.Max(1, Math.Abs(expected[index])), $"{type}[{index}]: {actual[index]:R} instead of {expected[index]:R}");
            }
        }
    }

    private static double[] Numbers(Tensor value) => value.detach().to_type(ScalarType.Float64).cpu().flatten().data<double>().ToArray();
}
