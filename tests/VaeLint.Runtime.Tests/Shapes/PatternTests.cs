using System.Diagnostics.CodeAnalysis;
using VaeLint.Runtime.Tests.Infrastructure;
using VaeLint.Tensors;
using static TorchSharp.torch;
using Assertions = VaeLint.Shapes;

namespace VaeLint.Runtime.Tests.Shapes;

public sealed class PatternTests : TorchTest
{
    [Theory]
    [InlineData("", 0, "axes are missing; a tensor without axes is written 'name:'")]
    [InlineData("x: B, ", 6, "axes are missing; a tensor without axes is written 'name:'")]
    [InlineData("x: B C-1", 5, "'C-1' is no name, size, _ or *Name")]
    [InlineData("x: B *", 6, "'' is no name, size, _ or *Name")]
    [InlineData("x: 2C", 3, "'2C' is no size")]
    [InlineData("x: 99999999999999999999", 3, "'99999999999999999999' is no size")]
    [InlineData("x: *E B *F", 8, "a tensor has at most one run of axes")]
    [InlineData("x: B E, y: B *E", 14, "'E' stands for one axis and for a run of axes")]
    [InlineData("x: B, x: B", 6, "two tensors are named 'x'")]
    [InlineData("x: B y: B", 6, "a tensor has one name; a comma is missing before the next")]
    [InlineData("B y: B", 1, "a tensor's name is one word; a comma is missing before it")]
    [InlineData(": B", 0, "a tensor's name is missing before ':'")]
    [InlineData("A, B, C, D, E, F, G", 18, "a pattern describes at most six tensors")]
    public void A_malformed_pattern(string pattern, int position, string problem) =>
        Assert.Equal(
            $"The shape pattern \"{pattern}\" is malformed at position {position}: {problem}. Write it like \"x: B C 28 28, mu: B L\".",
            Assert.Throws<FormatException>(() => Assertions.Check(pattern, zeros(1))).Message);

    [Fact]
    public void Spaces_are_free()
    {
        Assert.Equal("B = 2, C = 3", Assertions.Read("  x :  B   C ", zeros(2, 3)).ToString());
        Assert.Equal("B = 2, C = 3", Assertions.Read("x:B C", zeros(2, 3)).ToString());
    }

    [Fact]
    public void The_cache_is_capped_and_goes_on_after_it_was_full()
    {
        using var tensor = zeros(2);
        for (var number = 0; number < 3 * PatternCache.Capacity; number++)
        {
            Assertions.Check($"tensor{number}: 2", tensor);
        }

        Assert.InRange(PatternCache.Count, 1, PatternCache.Capacity);
        var last = PatternCache.Get("late: B");
        Assert.Same(last, PatternCache.Get("late: B"));
    }

    [Fact]
    [SuppressMessage("Usage", "xUnit1031", Justification = "The test is about threads, not about tasks.")]
    public void Many_threads_get_the_same_answers()
    {
        using var tensor = zeros(2, 3);
        var wrong = 0;
        Parallel.For(0, 4000, number =>
        {
            Assertions.Check($"x: A{number % 700} 3", tensor);
            try
            {
                Assertions.Check($"x: A{number % 700} 4", tensor);
            }
            catch (ShapeException error) when (error.Axis == 1)
            {
                Interlocked.Increment(ref wrong);
            }
        });

        Assert.Equal(4000, wrong);
        Assert.InRange(PatternCache.Count, 1, PatternCache.Capacity + Environment.ProcessorCount);
    }
}
