using FsCheck;
using FsCheck.Fluent;
using TorchSharp;
using VaeLint.Runtime.Tests.Infrastructure;
using VaeLint.Runtime.Tests.Vectors;
using static TorchSharp.torch;

namespace VaeLint.Runtime.Tests.Losses;

/// <summary>Properties over random shapes and values, from seeds that FsCheck draws.</summary>
public sealed class InvarianceTests : TorchTest
{
    public static TheoryData<string> Names => LossCase.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void The_order_of_the_event_does_not_matter(string name) =>
        ForAll((batch, events) =>
        {
            var loss = LossCase.Get(name);
            var inputs = loss.Inputs(batch, events);
            var order = randperm(events, ScalarType.Int64);
            var weights = rand(batch, events, ScalarType.Float64);

            Numbers.AssertClose(loss.Value(inputs), loss.Value(Select(inputs, order)), 1e-12);
            Numbers.AssertClose(loss.Value(inputs, weights), loss.Value(Select(inputs, order), weights.index_select(1, order)), 1e-12);
        });

    [Theory]
    [MemberData(nameof(Names))]
    public void The_order_of_the_batch_is_the_order_of_the_result(string name) =>
        ForAll((batch, events) =>
        {
            var loss = LossCase.Get(name);
            var inputs = loss.Inputs(batch, events);
            var order = randperm(batch, ScalarType.Int64);

            Numbers.AssertClose(loss.Value(inputs)[order], loss.Value([.. inputs.Select(input => input.index_select(0, order))]), 1e-12);
        });

    [Theory]
    [MemberData(nameof(Names))]
    public void Reference_record_S06_tiling_the_event_doubles_the_loss_and_tiling_the_batch_does_not_change_its_mean(string name)
    {
        var exponents = LossVectors.Get("S-06").Expected("correct");

        ForAll((batch, events) =>
        {
            var loss = LossCase.Get(name);
            var inputs = loss.Inputs(batch, events);
            var once = loss.Value(inputs).mean();

            Numbers.AssertClose(once * Math.Pow(2, exponents[0]), loss.Value(Tile(inputs, 0)).mean(), 1e-12);
            Numbers.AssertClose(once * Math.Pow(2, exponents[1]), loss.Value(Tile(inputs, 1)).mean(), 1e-12);
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_random_mask_leaves_what_is_not_masked(string name) =>
        ForAll((batch, events) =>
        {
            var loss = LossCase.Get(name);
            var inputs = loss.Inputs(batch, events);
            var columns = rand(events) > 0.4;
            if (columns.sum().item<long>() == 0)
            {
                return;
            }

            var kept = columns.nonzero().squeeze(1);
            var mask = columns.unsqueeze(0).expand(batch, events);
            var poisoned = inputs.Select(input => input.is_floating_point() ? Poison(input, columns) : input).ToArray();

            Numbers.AssertClose(loss.Value(Select(inputs, kept)), loss.Value(poisoned, mask), 1e-12);
        });

    [Fact]
    public void The_negative_binomial_approaches_Poisson_as_the_dispersion_vanishes() =>
        ForAll((batch, events) =>
        {
            var mean = (randn(batch, events, ScalarType.Float64) * 2).exp();
            var counts = randint(0, 50, [batch, events], ScalarType.Int64);
            var poisson = Numbers.Of(NegativeLogLikelihood.Poisson(mean.log(), counts, batchDims: 2));
            var bound = Numbers.Of((mean - counts).square() + counts + 1);
            foreach (var theta in new[] { 1e4, 1e6, 1e8 })
            {
                var values = Numbers.Of(NegativeLogLikelihood.NegativeBinomial(mean, full(1, theta, dtype: ScalarType.Float64), counts, batchDims: 2));
                for (var index = 0; index < values.Length; index++)
                {
                    // The difference is ((x−μ)² − x)/2θ + O(1/θ²).
                    Assert.True(Math.Abs(values[index] - poisson[index]) <= (bound[index] / theta) + (1e-11 * Math.Abs(poisson[index])), $"theta {theta}: {values[index]:R}, Poisson {poisson[index]:R}");
                }
            }
        });

    [Fact]
    public void The_zero_inflated_likelihood_without_inflation_is_the_negative_binomial() =>
        ForAll((batch, events) =>
        {
            var inputs = LossCase.Get("NegativeBinomial").Inputs(batch, events);
            var none = full(batch, events, -60.0, dtype: ScalarType.Float64);

            Numbers.AssertClose(
                NegativeLogLikelihood.NegativeBinomial(inputs[0], inputs[1], inputs[2]),
                NegativeLogLikelihood.ZeroInflatedNegativeBinomial(inputs[0], inputs[1], none, inputs[2]),
                1e-12);
        });

    private static void ForAll(Action<long, long> property)
    {
        var draws = Gen.Choose(1, 6).Two().SelectMany(sizes => Gen.Choose(0, int.MaxValue - 1).Select(seed => (sizes.Item1, sizes.Item2, Seed: seed)));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(25), Prop.ForAll(Arb.From(draws), draw =>
        {
            using var scope = NewDisposeScope();
            manual_seed(draw.Seed);
            property(draw.Item1, draw.Item2);
        }));
    }

    private static Tensor[] Select(Tensor[] inputs, Tensor positions) => [.. inputs.Select(input => input.index_select(1, positions))];

    private static Tensor[] Tile(Tensor[] inputs, long axis) => [.. inputs.Select(input => cat([input, input], axis))];

    private static Tensor Poison(Tensor input, Tensor columns)
    {
        var dropped = columns.logical_not().unsqueeze(0);
        while (dropped.dim() < input.dim())
        {
            dropped = dropped.unsqueeze(-1);
        }

        return input.masked_fill(dropped, double.NaN);
    }
}
