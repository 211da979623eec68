using VaeLint.Runtime.Tests.Infrastructure;
using static TorchSharp.torch;
using Assertions = VaeLint.Shapes;

namespace VaeLint.Runtime.Tests.Shapes;

public sealed class AllocationTests : TorchTest
{
    [Theory]
    [InlineData("x: B C 28 28, xHat: B C 28 28, mu: B L, logVar: B L")]
    [InlineData("x: B *E, xHat: B *E, mu: B *Z, logVar: _ 20")]
    public void A_check_of_four_tensors_allocates_nothing(string pattern)
    {
        using var image = zeros(64, 1, 28, 28);
        using var latent = zeros(64, 20);
        Repeat(1000);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Repeat(1000);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Repeat(int times)
        {
            for (var time = 0; time < times; time++)
            {
                Assertions.Check(pattern, image, image, latent, latent);
            }
        }
    }

    [Fact]
    public void Other_checks_of_shapes_allocate_nothing()
    {
        using var left = zeros(64, 20);
        using var right = zeros(20, 64);
        Repeat(1000);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Repeat(1000);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Repeat(int times)
        {
            for (var time = 0; time < times; time++)
            {
                Assertions.SameShape(left, left);
                Assertions.SameDevice(left, right);
                Assertions.SameType(left, right);
                Assertions.FloatingPoint(left);
                Assertions.CanMultiply(left, right);
            }
        }
    }
}
