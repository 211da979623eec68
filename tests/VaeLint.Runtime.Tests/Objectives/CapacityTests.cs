using TorchSharp;
using VaeLint.Runtime.Tests.Infrastructure;
using VaeLint.Runtime.Tests.Vectors;
using static TorchSharp.torch;
using static VaeLint.Runtime.Tests.Infrastructure.TensorValues;

namespace VaeLint.Runtime.Tests.Objectives;

public sealed class CapacityTests : TorchTest
{
    [Theory]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.Float32)]
    public void Reference_record_E04(ScalarType type)
    {
        var record = LossVectors.Get("E-04");
        var kl = record.Input("kl_per_sample", type);
        var steps = Read(record.Input("steps"));
        var capacities = steps.Select(step => BetaSchedule.Linear(step, record.Number("total"), end: record.Number("c_max"))).ToArray();

        record.AssertEqual("capacity", Vector(capacities));
        record.AssertEqual("on_batch_mean", stack(capacities.Select(capacity => Capacity.BatchMean(kl, capacity, record.Number("gamma")).mean())));
        record.AssertEqual("per_sample", stack(capacities.Select(capacity => Capacity.PerSample(kl, capacity, record.Number("gamma")).mean())));
    }

    [Theory]
    [InlineData(1.0, 7.5)]
    [InlineData(3.0, -7.5)]
    [InlineData(2.0, 0.0)]
    public void The_gradient_of_the_mean_is_gamma_over_B_towards_the_capacity(double capacity, double slope)
    {
        var kl = Vector(1, 4, 0, 3);

        var gradient = Gradients.Backward(inputs => Capacity.BatchMean(inputs[0], capacity, 30).mean(), kl)[0];

        Assert.All(Read(gradient), value => Assert.Equal(slope, value));
        Assert.Equal(30 * Math.Abs(2 - capacity), ReadOne(Capacity.BatchMean(kl, capacity, 30).mean()), 1e-13);
    }

    [Fact]
    public void Per_sample_is_never_below_the_batch_mean() =>
        Properties.Check(3, [5], values =>
        {
            var kl = values.abs();
            Assert.Equal(7 * Math.Abs(Read(kl).Average() - 1.3), ReadOne(Capacity.BatchMean(kl, 1.3, 7).mean()), 1e-12);
            Assert.True(ReadOne(Capacity.PerSample(kl, 1.3, 7).mean()) >= ReadOne(Capacity.BatchMean(kl, 1.3, 7).mean()) - 1e-12);
        });

    [Fact]
    public void Wrong_arguments_are_named()
    {
        Assert.StartsWith("Capacity.BatchMean: capacity is -1;", Assert.Throws<ArgumentOutOfRangeException>(() => Capacity.BatchMean(zeros(2), -1, 1)).Message, StringComparison.Ordinal);
        Assert.StartsWith("Capacity.PerSample: gamma is NaN;", Assert.Throws<ArgumentOutOfRangeException>(() => Capacity.PerSample(zeros(2), 1, double.NaN)).Message, StringComparison.Ordinal);
        Assert.Equal("kl", Assert.Throws<ShapeException>(() => Capacity.BatchMean(tensor(1.0), 1, 1)).TensorName);
        Assert.Equal(double.NaN, ReadOne(Capacity.BatchMean(Vector(double.NaN, 1), 1, 1).mean()));
    }
}
