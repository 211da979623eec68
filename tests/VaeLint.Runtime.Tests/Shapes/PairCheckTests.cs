using TorchSharp;
using VaeLint.Runtime.Tests.Infrastructure;
using static TorchSharp.torch;
using Assertions = VaeLint.Shapes;

namespace VaeLint.Runtime.Tests.Shapes;

public sealed class PairCheckTests : TorchTest
{
    [Fact]
    public void A_shape_that_differs_is_named_by_its_expression()
    {
        var target = zeros(64);
        var logits = zeros(64, 1);

        Assert.Equal(
            "Shapes.SameShape: target is [64], logits is [64, 1]; they would broadcast to [64, 64]. Use target.unsqueeze(1).",
            Assert.Throws<ShapeException>(() => Assertions.SameShape(target, logits)).Message);
        Assert.Equal(
            "Shapes.SameShape: target + 1 is [64], logits is [64, 1]; they would broadcast to [64, 64]. Use (target + 1).unsqueeze(1).",
            Assert.Throws<ShapeException>(() => Assertions.SameShape(target + 1, logits)).Message);
    }

    [Theory]
    [InlineData(null, null, "first", "second")]
    [InlineData("", " ", "first", "second")]
    [InlineData("x", "xHat", "x", "xHat")]
    public void Names_are_passed_or_fall_back(string? first, string? second, string shownFirst, string shownSecond) =>
        Assert.Equal(
            $"Shapes.SameShape: {shownFirst} is [3, 4], {shownSecond} is [3, 9]: axis 1 is 4, not 9. Give the layers that make them the same size.",
            Assert.Throws<ShapeException>(() => Assertions.SameShape(zeros(3, 4), zeros(3, 9), first, second)).Message);

    [Fact]
    public void Scalars_have_the_same_shape_and_nothing_else_has_theirs()
    {
        Assertions.SameShape(zeros([]), zeros([]));

        Assert.Equal("first", Assert.Throws<ShapeException>(() => Assertions.SameShape(zeros([]), zeros(1), null, null)).TensorName);
    }

    [Fact]
    public void Another_device()
    {
        var mean = zeros(3, device: torch.device("meta"));
        var z = zeros(3);

        Assertions.SameDevice(z, z);
        Assert.Equal("Shapes.SameDevice: mean is on meta, z is on cpu. Use mean.to(z.device).", Assert.Throws<ArgumentException>(() => Assertions.SameDevice(mean, z)).Message);
    }

    [Fact]
    public void Another_type()
    {
        var mean = zeros(3, ScalarType.Float64);
        var z = zeros(3);

        Assertions.SameType(z, z);
        Assert.Equal("Shapes.SameType: mean is float64, z is float32. Use mean.to_type(torch.float32).", Assert.Throws<ArgumentException>(() => Assertions.SameType(mean, z)).Message);
        Assert.Equal("Shapes.SameType: z is float32, mean is float64. Use z.to_type(torch.float64).", Assert.Throws<ArgumentException>(() => Assertions.SameType(z, mean)).Message);
    }

    [Theory]
    [InlineData(ScalarType.Int64, "Shapes.FloatingPoint: mean is int64, expected a floating-point type. Use mean.to_type(torch.float32).")]
    [InlineData(ScalarType.Byte, "Shapes.FloatingPoint: mean is uint8, expected a floating-point type. Use mean.to_type(torch.float32), divided by 255 if these are pixels.")]
    [InlineData(ScalarType.Bool, "Shapes.FloatingPoint: mean is bool, expected a floating-point type. Use mean.to_type(torch.float32).")]
    public void Whole_numbers_where_real_ones_are_needed(ScalarType type, string text)
    {
        var mean = zeros(3, type);

        Assert.Equal(text, Assert.Throws<ArgumentException>(() => Assertions.FloatingPoint(mean)).Message);
    }

    [Theory]
    [InlineData(ScalarType.Float16)]
    [InlineData(ScalarType.BFloat16)]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Every_floating_point_type_is_one(ScalarType type) =>
        Assert.Null(Record.Exception(() => Assertions.FloatingPoint(zeros(3, type))));
}
