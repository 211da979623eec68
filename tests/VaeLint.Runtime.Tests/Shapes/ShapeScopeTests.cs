using VaeLint.Runtime.Tests.Infrastructure;
using static TorchSharp.torch;

namespace VaeLint.Runtime.Tests.Shapes;

public sealed class ShapeScopeTests : TorchTest
{
    [Fact]
    public void A_name_keeps_its_size_over_checks()
    {
        var scope = new ShapeScope();
        scope.Check("x: B *E", zeros(37, 1, 28, 28));
        scope.Check("mu: B L, logVar: B L", zeros(37, 20), zeros(37, 20));

        var error = Assert.Throws<ShapeException>(() => scope.Check("ones: B", zeros(64)));

        Assert.Equal("ShapeScope.Check: ones is [64], expected [B = 37]: axis 0 is 64, not 37 as in an earlier check of this scope. Use ones.narrow(0, 0, 37).", error.Message);
        Assert.Equal("B = 37, L = 20, E = [1, 28, 28]", scope.Bindings.ToString());
    }

    [Fact]
    public void A_run_keeps_its_sizes_over_checks()
    {
        var scope = new ShapeScope();
        scope.Check("x: B *E", zeros(64, 1, 28, 28));
        scope.Check("xHat: *E", zeros(1, 28, 28));

        Assert.Equal(
            "ShapeScope.Check: xHat is [64, 784], expected [B = 64, *E = [1, 28, 28]]: 2 axes, not 4. Use xHat.reshape(-1, 1, 28, 28).",
            Assert.Throws<ShapeException>(() => scope.Check("xHat: B *E", zeros(64, 784))).Message);
        Assert.Equal(
            "ShapeScope.Check: xHat is [3, 28, 28], expected [*E = [1, 28, 28]]: axis 0 is 3, not 1 as in an earlier check of this scope. Correct the layer that makes xHat, or the pattern.",
            Assert.Throws<ShapeException>(() => scope.Check("xHat: *E", zeros(3, 28, 28))).Message);
    }

    [Fact]
    public void A_check_that_fails_binds_nothing()
    {
        var scope = new ShapeScope();

        Assert.Throws<ShapeException>(() => scope.Check("x: B D, y: B", zeros(3, 5), zeros(4)));

        Assert.Empty(scope.Bindings.Sizes);
        scope.Check("x: B", zeros(9));
        Assert.Equal(9, scope.Bindings["B"]);
    }

    [Fact]
    public void A_name_has_one_meaning_in_a_scope()
    {
        var scope = new ShapeScope();
        scope.Check("x: B *E", zeros(3, 5));

        Assert.Equal("ShapeScope.Check: 'E' stands for one axis and for a run of axes in this scope. Give one of them another name.", Assert.Throws<ArgumentException>(() => scope.Check("x: B E", zeros(3, 5))).Message);
        Assert.Throws<ArgumentException>(() => scope.Check("x: *B", zeros(3)));
    }

    [Fact]
    public void Scopes_are_independent()
    {
        new ShapeScope().Check("x: B", zeros(3));
        var other = new ShapeScope();

        other.Check("x: B, y: B, z: B, u: B, v: B, w: B", zeros(4), zeros(4), zeros(4), zeros(4), zeros(4), zeros(4));

        Assert.Equal(4, other.Bindings["B"]);
    }

    [Fact]
    public void Threads_agree_on_one_size()
    {
        var scope = new ShapeScope();
        using var small = zeros(3);
        using var large = zeros(4);
        var failures = 0;
        Parallel.For(0, 2000, number =>
        {
            try
            {
                scope.Check("x: B", number % 2 == 0 ? small : large);
            }
            catch (ShapeException)
            {
                Interlocked.Increment(ref failures);
            }
        });

        Assert.Equal(1000, failures);
    }
}
