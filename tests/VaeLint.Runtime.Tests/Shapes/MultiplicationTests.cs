using TorchSharp;
using VaeLint.Runtime.Tests.Infrastructure;
using static TorchSharp.torch;
using Assertions = VaeLint.Shapes;

namespace VaeLint.Runtime.Tests.Shapes;

public sealed class MultiplicationTests : TorchTest
{
    [Fact]
    public void A_wrong_matmul_ends_the_process()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere the native exception is translated.");

        var child = ChildProcess.Run(MultiplyWrongShapes);

        Assert.Equal(ChildProcess.Aborted, child.ExitCode);
        Assert.Equal("before", child.Output.Trim());
        Assert.Contains("mat1 and mat2 shapes cannot be multiplied (2x3 and 4x5)", child.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_type_ends_the_process_too()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere the native exception is translated.");

        Assert.Equal(ChildProcess.Aborted, ChildProcess.Run(MultiplyWrongTypes).ExitCode);
    }

    [Fact]
    public void With_the_check_before_it_the_process_lives_and_says_why()
    {
        var child = ChildProcess.Run(MultiplyWrongShapesChecked);

        Assert.Equal(0, child.ExitCode);
        Assert.Equal("Shapes.CanMultiply: weights is [2, 3], z is [4, 5]: axis 1 of weights is 3, axis 0 of z is 4; they have to be equal. Give the layers that make them one size.", child.Output.Trim());
    }

    [Fact]
    public void Whatever_passes_can_be_multiplied()
    {
        var child = ChildProcess.Run(MultiplyWhateverPasses);

        Assert.Equal((0, ""), (child.ExitCode, child.Errors));
        Assert.Equal(Pairs().Count(pair => CanMultiplyByHand(pair.Left, pair.Right)), int.Parse(child.Output, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("64 20", "784 20", "left is [64, 20], right is [784, 20]: axis 1 of left is 20, axis 0 of right is 784; they have to be equal. Use right.transpose(0, 1).")]
    [InlineData("20 64", "20 784", "left is [20, 64], right is [20, 784]: axis 1 of left is 64, axis 0 of right is 20; they have to be equal. Use left.transpose(0, 1).")]
    [InlineData("8 64 20", "8 784 20", "left is [8, 64, 20], right is [8, 784, 20]: axis 2 of left is 20, axis 1 of right is 784; they have to be equal. Use right.transpose(1, 2).")]
    [InlineData("64 20", "10", "left is [64, 20], right is [10]: axis 1 of left is 20, axis 0 of right is 10; they have to be equal. Give the layers that make them one size.")]
    [InlineData("8 64 20", "4 20 5", "left is [8, 64, 20], right is [4, 20, 5]: the axes before the last two do not broadcast. Make them equal, or 1 where one matrix serves all.")]
    [InlineData("", "20 5", "left is a scalar, right is [20, 5]: matmul needs at least 1 axis. Multiply by a scalar with *.")]
    public void Shapes_that_cannot_be_multiplied(string left, string right, string text) =>
        Assert.Equal("Shapes.CanMultiply: " + text, Assert.Throws<ShapeException>(() => Assertions.CanMultiply(Make(left), Make(right), null, null)).Message);

    [Fact]
    public void Types_and_devices_that_cannot_be_multiplied()
    {
        Assert.Equal(
            "Shapes.CanMultiply: left is float32, right is float64. Use left.to_type(torch.float64).",
            Assert.Throws<ArgumentException>(() => Assertions.CanMultiply(zeros(2, 3), zeros(3, 2, ScalarType.Float64), null, null)).Message);
        Assert.Equal(
            "Shapes.CanMultiply: left is on cpu, right is on meta. Use left.to(right.device).",
            Assert.Throws<ArgumentException>(() => Assertions.CanMultiply(zeros(2, 3), zeros(3, 2, device: torch.device("meta")), null, null)).Message);
    }

    private static void MultiplyWrongShapes()
    {
        TorchRuntime.Require();
        Console.WriteLine("before");
        Console.Out.Flush();
        matmul(zeros(2, 3), zeros(4, 5));
        Console.WriteLine("after");
    }

    private static void MultiplyWrongTypes() => matmul(zeros(2, 3), zeros(3, 2, ScalarType.Float64));

    private static void MultiplyWrongShapesChecked()
    {
        var weights = zeros(2, 3);
        var z = zeros(4, 5);
        try
        {
            Assertions.CanMultiply(weights, z);
            matmul(weights, z);
        }
        catch (ShapeException error)
        {
            Console.WriteLine(error.Message);
        }
    }

    private static void MultiplyWhateverPasses()
    {
        var products = 0;
        foreach (var (left, right) in Pairs())
        {
            using var scope = NewDisposeScope();
            var (first, second) = (zeros(left), zeros(right));
            try
            {
                Assertions.CanMultiply(first, second);
            }
            catch (ShapeException)
            {
                continue;
            }

            matmul(first, second);
            products++;
        }

        Console.Write(products);
    }

    private static bool CanMultiplyByHand(long[] left, long[] right)
    {
        if (left.Length == 0 || right.Length == 0 || left[^1] != right[right.Length == 1 ? 0 : ^2])
        {
            return false;
        }

        var leading = left.Reverse().Skip(2).Zip(right.Reverse().Skip(2));
        return leading.All(sizes => sizes.First == sizes.Second || sizes.First == 1 || sizes.Second == 1);
    }

    private static IEnumerable<(long[] Left, long[] Right)> Pairs()
    {
        long[][] shapes =
        [
            [], [1], [2], [3], .. from first in Sizes from second in Sizes select (long[])[first, second],
            .. from batch in Sizes from first in Sizes from second in Sizes select (long[])[batch, first, second],
            [2, 1, 3, 2], [1, 3, 2, 3], [3, 2, 2, 2],
        ];
        return from left in shapes from right in shapes select (left, right);
    }

    private static long[] Sizes => [1, 2, 3];

    private static Tensor Make(string sizes) => zeros([.. sizes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(long.Parse)]);
}
