using VaeLint.Runtime.Tests.Infrastructure;
using VaeLint.Runtime.Tests.Vectors;
using static VaeLint.Runtime.Tests.Infrastructure.TensorValues;

namespace VaeLint.Runtime.Tests.Objectives;

public sealed class BetaScheduleTests : TorchTest
{
    [Fact]
    public void Reference_record_E05()
    {
        var record = LossVectors.Get("E-05");

        record.AssertEqual("beta", Vector([.. Read(record.Input("steps")).Select(step => BetaSchedule.Cyclical(step, record.Number("total"), (int)record.Number("cycles"), record.Number("ratio")))]));
    }

    [Fact]
    public void Reference_record_E06()
    {
        var record = LossVectors.Get("E-06");
        var steps = Read(record.Input("steps"));

        record.AssertEqual("linear", Vector([.. steps.Select(step => BetaSchedule.Linear(step, record.Number("warmup")))]));
        record.AssertEqual("logistic", Vector([.. steps.Select(step => BetaSchedule.Sigmoid(step, record.Number("logistic_x0"), record.Number("logistic_k")))]));
    }

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(25, 0.5 + (1.5 * 0.14644660940672624))]
    [InlineData(50, 1.25)]
    [InlineData(100, 2)]
    [InlineData(1000, 2)]
    public void Cosine_is_flat_at_both_ends(double step, double expected) => Assert.Equal(expected, BetaSchedule.Cosine(step, 100, 0.5, 2), 1e-14);

    [Fact]
    public void Ramps_go_from_start_to_end()
    {
        Assert.Equal(1.75, BetaSchedule.Linear(3, 4, 1, 2));
        Assert.Equal(0.25, BetaSchedule.Linear(3, 4, 1, 0));
        Assert.Equal(2, BetaSchedule.Linear(4, 4, 1, 2));
    }

    [Fact]
    public void Cycles_whose_length_is_no_whole_number_do_not_drift()
    {
        Assert.Equal(0.0, BetaSchedule.Cyclical(1000, 1000, 3));
        Assert.Equal(0.0, BetaSchedule.Cyclical(3_000_000, 1000, 3));
        Assert.Equal(2.0 / 3, BetaSchedule.Cyclical(1001, 9, 3, ratio: 1.0), 1e-15);
        Assert.Equal(1.0, BetaSchedule.Cyclical(999, 1000, 3));
    }

    [Fact]
    public void Extreme_steps_saturate()
    {
        Assert.Equal(1.0, BetaSchedule.Sigmoid(1e9, 10, 5));
        Assert.Equal(0.0, BetaSchedule.Sigmoid(0, 1e9, 5));
        Assert.Equal(1.0, BetaSchedule.Linear(1e18, 1));
    }

    [Fact]
    public void Wrong_arguments_are_named()
    {
        AssertRefused(() => BetaSchedule.Linear(-1, 10), "BetaSchedule.Linear: step is -1; it must be finite and at least 0.");
        AssertRefused(() => BetaSchedule.Linear(1, 0), "BetaSchedule.Linear: warmup is 0; it must be finite and at least 1.");
        AssertRefused(() => BetaSchedule.Cosine(1, 10, double.NaN), "BetaSchedule.Cosine: start is NaN; it must be finite.");
        AssertRefused(() => BetaSchedule.Sigmoid(1, 10, 0), "BetaSchedule.Sigmoid: steepness is 0; it must be finite and greater than 0.");
        AssertRefused(() => BetaSchedule.Cyclical(1, 10, 0), "BetaSchedule.Cyclical: cycles is 0; it must be finite and at least 1.");
        AssertRefused(() => BetaSchedule.Cyclical(1, 10, ratio: 1.5), "BetaSchedule.Cyclical: ratio is 1.5; it is a part of a cycle, above 0 and at most 1.");
    }

    private static void AssertRefused(Func<double> call, string message) =>
        Assert.StartsWith(message, Assert.Throws<ArgumentOutOfRangeException>(() => call()).Message, StringComparison.Ordinal);
}
