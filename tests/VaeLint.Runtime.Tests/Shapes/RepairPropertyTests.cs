using FsCheck;
using FsCheck.Fluent;
using TorchSharp;
using VaeLint.Runtime.Tests.Infrastructure;
using VaeLint.Tensors;
using static TorchSharp.torch;

namespace VaeLint.Runtime.Tests.Shapes;

/// <summary>Every suggestion, run as TorchSharp runs it, gives the shape it was suggested for.</summary>
public sealed class RepairPropertyTests : TorchTest
{
    private static readonly int[] FewSizes = [1, 2, 3, 4, 6, 8, 9];

    [Fact]
    public void A_suggestion_makes_the_two_shapes_one()
    {
        var suggestions = 0;
        Prop.ForAll(Pairs().ToArbitrary(), pair =>
        {
            var (target, logits) = (zeros(pair.Actual, pair.Type), zeros(pair.Wanted));
            foreach (var suggestion in ShapeErrors.Different("F", "target", target, "logits", logits, pair.BatchDims).Suggestions)
            {
                suggestions++;
                var result = Run(suggestion, target, logits);
                var other = suggestion.Contains("target", StringComparison.Ordinal) ? logits : target;
                Assert.True(result.shape.SequenceEqual(other.shape), $"{suggestion} of [{string.Join(", ", pair.Actual)}] against [{string.Join(", ", pair.Wanted)}] is [{string.Join(", ", result.shape)}]");
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000).WithReplay(20240607UL, 1UL));

        Assert.True(suggestions > 1000, $"only {suggestions} suggestions were made");
    }

    [Fact]
    public void A_suggestion_makes_a_log_variance_expand()
    {
        var suggestions = 0;
        Prop.ForAll(Pairs().ToArbitrary(), pair =>
        {
            var (target, logits) = (zeros(pair.Actual), zeros(pair.Wanted));
            foreach (var suggestion in ShapeErrors.DoesNotExpand("F", "target", target, "logits", logits, pair.BatchDims).Suggestions)
            {
                suggestions++;
                Assert.Equal(pair.Wanted, Run(suggestion, target, logits).expand(pair.Wanted).shape);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000).WithReplay(20240607UL, 1UL));

        Assert.True(suggestions > 500, $"only {suggestions} suggestions were made");
    }

    [Fact]
    public void A_suggestion_makes_a_pattern_fit()
    {
        var suggestions = 0;
        Prop.ForAll(Pairs().ToArbitrary(), pair =>
        {
            var (target, logits) = (zeros(pair.Actual), zeros(pair.Wanted));
            var names = string.Join(' ', pair.Wanted.Select((_, axis) => "A" + axis));
            var sizes = string.Join(' ', pair.Wanted.Select((size, axis) => axis == 0 ? "B" : size.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            suggestions += AssertFits(target, tensor => VaeLint.Shapes.Check($"logits: {names}, target: {names}", logits, tensor));
            suggestions += AssertFits(target, tensor => VaeLint.Shapes.Check($"target: {sizes}", tensor));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000).WithReplay(20240607UL, 1UL));

        Assert.True(suggestions > 1000, $"only {suggestions} suggestions were made");
    }

    private static int AssertFits(Tensor target, Action<Tensor> check)
    {
        try
        {
            check(target);
            return 0;
        }
        catch (ShapeException error)
        {
            foreach (var suggestion in error.Suggestions)
            {
                check(Run(suggestion, target, target));
            }

            return error.Suggestions.Count;
        }
    }

    private static Tensor Run(string suggestion, Tensor target, Tensor logits) =>
        SuggestedExpression.Run(suggestion, new Dictionary<string, Tensor> { ["target"] = target, ["logits"] = logits });

    /// <summary>Two shapes that differ by something people do: independent ones would hardly ever be repairable.</summary>
    private static Gen<ShapePair> Pairs() =>
        from rank in Gen.Choose(1, 4)
        from sizes in Gen.Elements(FewSizes).ArrayOf(rank)
        from change in Gen.Choose(0, 9)
        from axis in Gen.Choose(0, rank - 1)
        from size in Gen.Elements(FewSizes)
        from shuffled in Gen.Shuffle(Enumerable.Range(0, rank).ToArray())
        from batchDims in Gen.Choose(1, 2)
        from swap in Gen.Elements(false, true)
        let wanted = sizes.Select(value => (long)value).ToArray()
        let actual = Change(wanted, change, axis, size, shuffled)
        where !actual.SequenceEqual(wanted)
        select swap
            ? new ShapePair(wanted, actual, batchDims, ScalarType.Float32)
            : new ShapePair(actual, wanted, batchDims, change == 4 ? ScalarType.Int64 : ScalarType.Float32);

    private static long[] Change(long[] wanted, int change, int axis, long size, int[] order) => change switch
    {
        0 => [.. wanted[..axis], 1, .. wanted[axis..]],
        1 => [.. order.Select(position => wanted[position])],
        2 => [.. wanted[..axis], wanted[axis..].Aggregate(1L, (product, value) => product * value)],
        3 => [size, .. wanted],
        4 => wanted.Length == 1 ? [size] : [.. wanted[..axis], .. wanted[(axis + 1)..]],
        5 => [.. wanted[..axis], size, .. wanted[(axis + 1)..]],
        6 => [.. wanted.Select((value, position) => position > 1 ? value + 1 : value)],
        7 => wanted[axis..],
        8 => [.. wanted[..axis], 1, .. wanted[(axis + 1)..]],
        _ => [.. wanted, size],
    };

    private sealed record ShapePair(long[] Actual, long[] Wanted, int BatchDims, ScalarType Type)
    {
        public override string ToString() => $"[{string.Join(", ", Actual)}] {Type} against [{string.Join(", ", Wanted)}], batchDims {BatchDims}";
    }
}
