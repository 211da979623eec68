using TorchSharp;
using VaeLint.Runtime.Tests.Infrastructure;
using static TorchSharp.torch;

namespace VaeLint.Runtime.Tests.Losses;

/// <summary>A masked element adds nothing, whatever it holds; a weight multiplies; nothing is divided by the count.</summary>
public sealed class MaskTests : TorchTest
{
    public static TheoryData<string> Names => LossCase.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void A_masked_position_is_as_if_it_were_not_there(string name)
    {
        var loss = LossCase.Get(name);
        var inputs = loss.Inputs(2, 4, 3);
        var kept = tensor(new long[] { 0, 2, 3 });
        var mask = tensor(new[,] { { 1.0, 0.0, 1.0, 1.0 }, { 1.0, 0.0, 1.0, 1.0 } });

        Numbers.AssertClose(loss.Value([.. inputs.Select(input => input.index_select(1, kept))]), loss.Value(inputs, mask), 1e-13);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Masks_of_a_prefix_and_of_any_type_mean_the_same(string name)
    {
        var loss = LossCase.Get(name);
        var inputs = loss.Inputs(3, 2, 2);
        var rows = tensor(new[] { true, false, true });
        var full = rows.view(3, 1, 1).expand(3, 2, 2);
        var expected = loss.Value(inputs, full);

        Assert.Equal(0.0, Numbers.Of(expected)[1]);
        Numbers.AssertClose(expected, loss.Value(inputs, rows), 1e-13);
        Numbers.AssertClose(expected, loss.Value(inputs, rows.view(3, 1).expand(3, 2).to_type(ScalarType.Int64)), 1e-13);
        Numbers.AssertClose(expected, loss.Value(inputs, full.to_type(ScalarType.Float16)), 1e-13);
        Numbers.AssertClose(expected, loss.Value(inputs, full.to_type(ScalarType.Byte)), 1e-13);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_masked_element_may_be_NaN_or_infinite_and_has_gradient_zero(string name)
    {
        var loss = LossCase.Get(name);
        foreach (var poison in new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity })
        {
            var inputs = loss.Inputs(2, 3);
            var mask = tensor(new[,] { { 1.0, 0.0, 1.0 }, { 1.0, 1.0, 0.0 } });
            var expected = loss.Value(inputs, mask);
            var slopes = Gradients.Backward(loss.OfOutputs(inputs[^1], mask), inputs[..^1]);
            var poisoned = inputs.Select(input => input.is_floating_point() ? Poison(input, mask, poison) : input).ToArray();

            Assert.Equal(Numbers.Of(expected), Numbers.Of(loss.Value(poisoned, mask)));
            var gradients = Gradients.Backward(loss.OfOutputs(poisoned[^1], mask), poisoned[..^1]);
            for (var position = 0; position < gradients.Length; position++)
            {
                Assert.Equal(Numbers.Of(slopes[position]), Numbers.Of(gradients[position]));
                Assert.All(Numbers.Of(gradients[position][0, 1]), slope => Assert.Equal(0.0, slope));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_weight_multiplies_its_element(string name)
    {
        if (name == "GaussianOptimalVariance")
        {
            return;
        }

        var loss = LossCase.Get(name);
        var inputs = loss.Inputs(2, 3);
        var weights = rand(2, 3, ScalarType.Float64) + 0.5;

        Numbers.AssertClose((loss.Value(inputs, batchDims: 2) * weights).sum(1L), loss.Value(inputs, weights), 1e-13);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Everything_masked_is_zero_with_gradient_zero(string name)
    {
        var loss = LossCase.Get(name);
        var inputs = loss.Inputs(2, 3);
        var mask = zeros(2, 3);

        Assert.Equal([0.0, 0.0], Numbers.Of(loss.Value(inputs, mask)));
        Assert.All(Gradients.Backward(loss.OfOutputs(inputs[^1], mask), inputs[..^1]), gradient => Assert.All(Numbers.Of(gradient), slope => Assert.Equal(0.0, slope)));
    }

    [Fact]
    public void Weights_of_the_optimal_variance_count_elements()
    {
        var mean = tensor(new[,] { { 0.0, 1.0 }, { 2.0, 0.5 } });
        var target = tensor(new[,] { { 0.5, 1.0 }, { 1.0, 3.0 } });
        var twice = cat([mean, mean[.., 1..2]], 1);
        var twiceTarget = cat([target, target[.., 1..2]], 1);

        Numbers.AssertClose(
            NegativeLogLikelihood.GaussianOptimalVariance(twice, twiceTarget),
            NegativeLogLikelihood.GaussianOptimalVariance(mean, target, mask: tensor(new[,] { { 1.0, 2.0 }, { 1.0, 2.0 } })),
            1e-14);
    }

    [Theory]
    [InlineData(new long[] { }, "NegativeLogLikelihood.SquaredError: mask is a scalar, target is [4, 5, 3]; it needs the shape of target or its first axes. Pass [4, 5, 3] or [4].")]
    [InlineData(new long[] { 4, 3 }, "NegativeLogLikelihood.SquaredError: mask is [4, 3], target is [4, 5, 3]; it needs the shape of target or its first axes. Use mask.reshape(-1, 1, 3).expand(4, 5, 3).")]
    [InlineData(new long[] { 5, 3 }, "NegativeLogLikelihood.SquaredError: mask is [5, 3], target is [4, 5, 3]; it needs the shape of target or its first axes. Use mask.expand(4, 5, 3).")]
    [InlineData(new long[] { 4, 1 }, "NegativeLogLikelihood.SquaredError: mask is [4, 1], target is [4, 5, 3]; it needs the shape of target or its first axes. Use mask.squeeze(1).")]
    [InlineData(new long[] { 4, 5, 3, 1 }, "NegativeLogLikelihood.SquaredError: mask is [4, 5, 3, 1], target is [4, 5, 3]; it needs the shape of target or its first axes. Use mask.squeeze(3).")]
    public void A_mask_of_another_shape_is_an_error(long[] shape, string message)
    {
        var error = Assert.Throws<ShapeException>(() => NegativeLogLikelihood.SquaredError(zeros(4, 5, 3), zeros(4, 5, 3), ones(shape)));

        Assert.Equal(message, error.Message);
        Assert.Equal("mask", error.TensorName);
        Assert.Equal(shape, error.Actual);
    }

    private static Tensor Poison(Tensor input, Tensor mask, double poison)
    {
        var dropped = mask.eq(0);
        while (dropped.dim() < input.dim())
        {
            dropped = dropped.unsqueeze(-1);
        }

        return input.masked_fill(dropped, poison);
    }
}
