using TorchSharp;
using VaeLint.Runtime.Tests.Infrastructure;
using static TorchSharp.torch;
using Assertions = VaeLint.Shapes;

namespace VaeLint.Runtime.Tests.Shapes;

public sealed class ValueCheckTests : TorchTest
{
    [Fact]
    public void Values_that_are_not_finite_are_counted()
    {
        var logVar = tensor(new[,] { { 1f, float.NaN, float.PositiveInfinity }, { float.NaN, 0f, 2f } });

        Assert.Equal(
            "Shapes.Finite: logVar [2, 3] has 2 NaN and 1 infinite of 6 values. Look for log or division of 0, exp of a large log-variance, or a learning rate that is too high.",
            Assert.Throws<ArgumentException>(() => Assertions.Finite(logVar)).Message);
    }

    [Theory]
    [InlineData(ScalarType.Float16)]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.Int64)]
    public void Finite_values_of_every_type_pass(ScalarType type)
    {
        Assert.Null(Record.Exception(() => Assertions.Finite(ones(2, 3, type))));
        Assert.Null(Record.Exception(() => Assertions.Finite(ones(0, 3, type))));
    }

    [Theory]
    [InlineData(0, 255, 0, 1, "Shapes.InRange: target has values up to 255; expected [0, 1]. Divide by 255.")]
    [InlineData(-1, 1, 0, 1, "Shapes.InRange: target has values down to -1; expected [0, 1]. Use (target + 1) / 2.")]
    [InlineData(0, 255, -1, 1, "Shapes.InRange: target has values up to 255; expected [-1, 1]. Use target / 127.5 - 1.")]
    [InlineData(-3.5, 2.25, 0, 1, "Shapes.InRange: target has values from -3.5 to 2.25; expected [0, 1]. Scale the values, or use target.clamp(0, 1) where a cut is meant.")]
    [InlineData(0.5, 7, 0, 6.5, "Shapes.InRange: target has values up to 7; expected [0, 6.5]. Scale the values, or use target.clamp(0, 6.5) where a cut is meant.")]
    [InlineData(0, double.NaN, 0, 1, "Shapes.InRange: target has NaN; expected [0, 1]. Find its origin with Shapes.Finite on what it is computed from.")]
    public void Values_outside(double smallest, double largest, double min, double max, string text)
    {
        var target = tensor(new[] { smallest, largest });

        Assert.Equal(text, Assert.Throws<ArgumentException>(() => Assertions.InRange(target, min, max)).Message);
    }

    [Fact]
    public void The_ends_of_a_range_belong_to_it()
    {
        Assert.Null(Record.Exception(() => Assertions.InRange(tensor(new[] { 0.0, 1.0 }), 0, 1)));
        Assert.Null(Record.Exception(() => Assertions.InRange(zeros(0), 0, 1)));
        var reversed = Assert.Throws<ArgumentOutOfRangeException>(() => Assertions.InRange(zeros(1), 2, 1));
        Assert.Equal("min", reversed.ParamName);
        Assert.StartsWith("Shapes.InRange: min is 2, max is 1: ", reversed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_meta_tensor_has_no_values()
    {
        var mean = zeros(3, device: torch.device("meta"));

        Assert.Equal("Shapes.Finite: mean is on meta, it has a shape but no values. Check values on a real device.", Assert.Throws<ArgumentException>(() => Assertions.Finite(mean)).Message);
        Assert.StartsWith("Shapes.InRange: mean is on meta", Assert.Throws<ArgumentException>(() => Assertions.InRange(mean, 0, 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reading_values_leaves_no_tensor_and_no_graph()
    {
        var tensor = rand(4, 5).requires_grad_();

        Leaks.AssertOnlyResultsSurvive(0, () =>
        {
            Assertions.Finite(tensor);
            Assertions.InRange(tensor, 0, 1);
            return tensor;
        });
    }
}
