using TorchSharp;
using VaeLint.Torch.Tests.Infrastructure;
using static TorchSharp.torch;
using static VaeLint.Torch.Tests.Api.LossSamples;

namespace VaeLint.Torch.Tests.Api;

/// <summary>Which axes each overload of sum, mean and their relatives reduces, and the literal 0 that is no axis.</summary>
public sealed class ReductionOverloadTests : TorchTest
{
    private static readonly Dictionary<string, (Func<Tensor, Tensor> Call, long[] Axes, bool KeepDim, bool IsMean)> Forms = new(StringComparer.Ordinal)
    {
        ["sum()"] = (t => t.sum(), [0, 1, 2], false, false),
        ["sum(1)"] = (t => t.sum(1), [1], false, false),
        ["sum(0L)"] = (t => t.sum(0L), [0], false, false),
        ["sum(dim: 0)"] = (t => t.sum(dim: 0), [0], false, false),
        ["sum(-1)"] = (t => t.sum(-1), [2], false, false),
        ["sum(int variable 0)"] = (t => t.sum(Axis(0)), [0], false, false),
        ["sum(1, keepdim)"] = (t => t.sum(1, true), [1], true, false),
        ["sum(1, 2)"] = (t => t.sum(1, 2), [1, 2], false, false),
        ["sum(0, 1)"] = (t => t.sum(0, 1), [0, 1], false, false),
        ["sum(0, 1, 2)"] = (t => t.sum(0, 1, 2), [0, 1, 2], false, false),
        ["sum([1])"] = (t => t.sum([1]), [1], false, false),
        ["sum([0])"] = (t => t.sum([0]), [0], false, false),
        ["sum(new long[])"] = (t => t.sum(new long[] { 1, -1 }), [1, 2], false, false),
        ["sum([1, 2], keepdim)"] = (t => t.sum([1, 2], keepdim: true), [1, 2], true, false),
        ["sum(stackalloc span)"] = (t => t.sum((ReadOnlySpan<long>)[1L, 2L]), [1, 2], false, false),
        ["torch.sum(t)"] = (t => torch.sum(t), [0, 1, 2], false, false),
        ["torch.sum(t, 1)"] = (t => torch.sum(t, 1), [1], false, false),
        ["torch.sum(t, dim: 0)"] = (t => torch.sum(t, dim: 0), [0], false, false),
        ["torch.sum(t, [1, 2])"] = (t => torch.sum(t, [1, 2]), [1, 2], false, false),
        ["torch.sum(t, new long[])"] = (t => torch.sum(t, new long[] { 1, 2 }), [1, 2], false, false),
        ["mean()"] = (t => t.mean(), [0, 1, 2], false, true),
        ["mean([1])"] = (t => t.mean([1]), [1], false, true),
        ["mean([0])"] = (t => t.mean([0]), [0], false, true),
        ["mean(new long[])"] = (t => t.mean(new long[] { 1, 2 }), [1, 2], false, true),
        ["mean([-1], keepdim)"] = (t => t.mean([-1], keepdim: true), [2], true, true),
        ["torch.mean(t)"] = (t => torch.mean(t), [0, 1, 2], false, true),
        ["torch.mean(t, [1, 2])"] = (t => torch.mean(t, [1, 2]), [1, 2], false, true),
    };

    public static TheoryData<string> Names => [.. Forms.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_overload_reduces_these_axes(string name)
    {
        var (call, axes, keepDim, isMean) = Forms[name];
        var values = Reals(2, 3, 5);
        TensorAssert.Equal(Reduce(values, axes, keepDim, isMean), call(values), 1e-12);
    }

    [Fact]
    public void A_literal_zero_is_the_data_type_Byte()
    {
        const int Zero = 0;
        var ones = torch.ones(2, 3, dtype: ScalarType.Float64);
        foreach (var total in new[] { ones.sum(0), torch.sum(ones, 0), ones.sum(Zero), ones.prod(0) })
        {
            Assert.Equal(ScalarType.Byte, total.dtype);
            Assert.Empty(total.shape);
        }

        Assert.Equal(6, ones.sum(0).item<byte>());
        Assert.Equal(300 % 256, torch.ones(300).sum(0).item<byte>());
    }

    [Fact]
    public void The_gradient_of_a_literal_zero_sum_throws()
    {
        var leaf = Reals(2, 3).requires_grad_();
        var failure = Assert.ThrowsAny<Exception>(() => leaf.square().sum(0).sum().backward());
        Assert.Contains("Byte", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_zero_that_is_no_literal_is_an_axis()
    {
        Assert.Equal([3], Reals(2, 3).prod(0L).shape);
        Assert.Equal([3], Reals(2, 3).prod(dim: 0).shape);
        Assert.Equal([3], Reals(2, 3).sum(Axis(0)).shape);
    }

    [Fact]
    public void Every_shape_is_a_new_array()
    {
        var t = Reals(2, 3);

        Assert.NotSame(t.shape, t.shape);
        Assert.NotSame(t.size(), t.size());
        Assert.Equal(t.shape, t.shape);
    }

    [Fact]
    public void A_type_argument_changes_the_type_and_not_the_axes()
    {
        var total = Reals(2, 3).sum(type: ScalarType.Float32);
        Assert.Equal(ScalarType.Float32, total.dtype);
        Assert.Empty(total.shape);
        Assert.Equal([2], Reals(2, 3).mean([1], type: ScalarType.Float32).shape);
    }

    [Fact]
    public void Half_precision_sums_overflow_and_wide_sums_do_not()
    {
        var squares = full([100000], 4.0, dtype: ScalarType.Float16);
        Assert.True(float.IsPositiveInfinity(squares.sum().to(ScalarType.Float32).item<float>()));
        Assert.Equal(4.0f, squares.mean().to(ScalarType.Float32).item<float>());
        Assert.Equal(400000.0f, squares.sum(type: ScalarType.Float32).item<float>());
    }

    [Fact]
    public void Sum_of_a_scalar_and_mean_of_a_scalar_do_nothing()
    {
        var scalar = Reals(2, 3).sum();
        TensorAssert.Equal(scalar, scalar.sum(), 0);
        TensorAssert.Equal(scalar, scalar.mean(), 0);
    }

    [Fact]
    public void Logsumexp_reduces_one_axis()
    {
        var values = Reals(2, 3);
        TensorAssert.Equal(values.exp().sum(1).log(), values.logsumexp(1));
        Assert.Equal([2, 1], values.logsumexp(1, keepdim: true).shape);
    }

    [Fact]
    public void Std_and_var_are_unbiased_by_default()
    {
        var values = Reals(2, 30);
        var centred = (values - values.mean([1], keepdim: true)).square();
        TensorAssert.Equal(centred.sum(1) / 29, values.var(1));
        TensorAssert.Equal((centred.sum(1) / 29).sqrt(), values.std(1));
        TensorAssert.Equal(centred.sum(1) / 30, values.var(1, unbiased: false));
    }

    [Fact]
    public void Norm_is_the_root_of_the_sum_of_squares()
    {
        TensorAssert.Equal(Reals(2, 3).square().sum().sqrt(), Reals(2, 3).norm());
        TensorAssert.Equal(Reals(2, 3).square().sum(1).sqrt(), Reals(2, 3).norm(1));
    }

    private static int Axis(int axis) => axis;

    private static Tensor Reduce(Tensor values, long[] axes, bool keepDim, bool isMean)
    {
        // One axis at a time from slices, so that no reduction of TorchSharp checks itself.
        foreach (var axis in axes.Select(axis => axis < 0 ? axis + values.ndim : axis).OrderDescending())
        {
            var size = values.shape[axis];
            var slice = values.select(axis, 0);
            for (var index = 1L; index < size; index++)
            {
                slice = slice + values.select(axis, index);
            }

            values = isMean ? slice / size : slice;
            values = keepDim ? values.unsqueeze(axis) : values;
        }

        return values;
    }
}
