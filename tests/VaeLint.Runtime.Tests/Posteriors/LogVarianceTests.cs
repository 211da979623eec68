using TorchSharp;
using VaeLint.Runtime.Tests.Infrastructure;
using VaeLint.Runtime.Tests.Vectors;
using static TorchSharp.torch;
using static VaeLint.Runtime.Tests.Infrastructure.TensorValues;

namespace VaeLint.Runtime.Tests.Posteriors;

public sealed class LogVarianceTests : TorchTest
{
    [Theory]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.Float32)]
    public void Reference_record_R25(ScalarType type)
    {
        var record = LossVectors.Get("R-25");

        record.AssertEqual("y", LogVariance.SoftFloor(record.Input("x", type), record.Number("minimum")));
    }

    [Theory]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.Float32)]
    public void Reference_record_R26(ScalarType type)
    {
        var record = LossVectors.Get("R-26");

        record.AssertEqual("y", LogVariance.SoftClamp(record.Input("x", type)));
    }

    [Fact]
    public void Bounds_never_cut_the_gradient()
    {
        var floored = Vector(-20.0, -6.0, 1e4).requires_grad_();
        LogVariance.SoftFloor(floored, -6.0).sum().backward();
        Assert.Equal([1 / (1 + Math.Exp(14)), 0.5, 1.0], Read(floored.grad!), (left, right) => Math.Abs(left - right) <= 1e-14);

        var clamped = Vector(-8.0, 0.0, 4.0).requires_grad_();
        LogVariance.SoftClamp(clamped, 4.0).sum().backward();
        Assert.Equal([1 - Math.Pow(Math.Tanh(2), 2), 1.0, 1 - Math.Pow(Math.Tanh(1), 2)], Read(clamped.grad!), (left, right) => Math.Abs(left - right) <= 1e-14);
    }

    [Fact]
    public void Standard_deviations_and_their_logarithms_give_the_same()
    {
        Assert.Equal([2 * Math.Log(0.25), 0.0, 2 * Math.Log(3)], Read(LogVariance.FromStandardDeviation(Vector(0.25, 1.0, 3.0))));
        Assert.Equal([2 * Math.Log(0.25), 0.0, 2 * Math.Log(3)], Read(LogVariance.FromLogStandardDeviation(Vector(Math.Log(0.25), 0.0, Math.Log(3)))));
        Assert.Equal([double.NegativeInfinity, double.NaN], Read(LogVariance.FromStandardDeviation(Vector(0.0, -1.0))));
    }

    [Fact]
    public void Bounds_have_to_be_numbers()
    {
        Assert.StartsWith("LogVariance.SoftFloor: minimum is NaN; it must be finite.", Assert.Throws<ArgumentOutOfRangeException>(() => LogVariance.SoftFloor(zeros(2), double.NaN)).Message, StringComparison.Ordinal);
        Assert.StartsWith("LogVariance.SoftClamp: limit is 0; it must be finite and greater than 0.", Assert.Throws<ArgumentOutOfRangeException>(() => LogVariance.SoftClamp(zeros(2), 0)).Message, StringComparison.Ordinal);
    }
}
