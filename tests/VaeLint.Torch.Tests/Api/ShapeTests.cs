using TorchSharp;
using VaeLint.Torch.Tests.Infrastructure;
using static TorchSharp.torch;

namespace VaeLint.Torch.Tests.Api;

/// <summary>Shapes: what keeps, merges, adds or moves an axis, and how sizes are read.</summary>
public sealed class ShapeTests : TorchTest
{
    private static readonly Dictionary<string, (Func<Tensor, Tensor> Call, long[] Shape)> Views = new(StringComparer.Ordinal)
    {
        ["flatten()"] = (t => t.flatten(), [210]),
        ["flatten(1)"] = (t => t.flatten(1), [2, 105]),
        ["flatten(start_dim: 1)"] = (t => t.flatten(start_dim: 1), [2, 105]),
        ["flatten(2)"] = (t => t.flatten(2), [2, 3, 35]),
        ["flatten(1, 2)"] = (t => t.flatten(1, 2), [2, 15, 7]),
        ["flatten(0, 1)"] = (t => t.flatten(0, 1), [6, 5, 7]),
        ["torch.flatten(t, 1)"] = (t => torch.flatten(t, 1), [2, 105]),
        ["ravel()"] = (t => t.ravel(), [210]),
        ["view(-1)"] = (t => t.view(-1), [210]),
        ["view(B, -1)"] = (t => t.view(t.shape[0], -1), [2, 105]),
        ["view(-1, 105)"] = (t => t.view(-1, 105), [2, 105]),
        ["reshape(B, -1)"] = (t => t.reshape(t.size(0), -1), [2, 105]),
        ["reshape([..])"] = (t => t.reshape([2, 3, -1]), [2, 3, 35]),
        ["unsqueeze(0)"] = (t => t.unsqueeze(0), [1, 2, 3, 5, 7]),
        ["unsqueeze(-1)"] = (t => t.unsqueeze(-1), [2, 3, 5, 7, 1]),
        ["squeeze(1)"] = (t => t[.., ..1].squeeze(1), [2, 5, 7]),
        ["squeeze()"] = (t => t[.., ..1].squeeze(), [2, 5, 7]),
        ["squeeze of an axis that is not 1"] = (t => t.squeeze(1), [2, 3, 5, 7]),
        ["permute"] = (t => t.permute(0, 2, 3, 1), [2, 5, 7, 3]),
        ["transpose"] = (t => t.transpose(1, 3), [2, 7, 5, 3]),
        ["movedim"] = (t => t.movedim([1], [3]), [2, 5, 7, 3]),
        ["t()"] = (t => t.flatten(1).t(), [105, 2]),
        ["expand"] = (t => t.unsqueeze(0).expand(4, -1, -1, -1, -1), [4, 2, 3, 5, 7]),
        ["repeat"] = (t => t.repeat(4, 1, 1, 1), [8, 3, 5, 7]),
        ["repeat_interleave"] = (t => t.repeat_interleave(4, dim: 0), [8, 3, 5, 7]),
        ["stack"] = (t => torch.stack([t, t, t, t]), [4, 2, 3, 5, 7]),
        ["stack dim 1"] = (t => torch.stack(new[] { t, t, t, t }, 1), [2, 4, 3, 5, 7]),
        ["cat"] = (t => torch.cat([t, t]), [4, 3, 5, 7]),
        ["cat dim 1"] = (t => torch.cat([t, t], 1), [2, 6, 5, 7]),
        ["chunk"] = (t => t.flatten(1).chunk(3, 1)[0], [2, 35]),
        ["split"] = (t => t.flatten(1).split(100, 1)[1], [2, 5]),
        ["unbind"] = (t => t.unbind(1)[0], [2, 5, 7]),
        ["index int"] = (t => t[0], [3, 5, 7]),
        ["index range"] = (t => t[1..], [1, 3, 5, 7]),
        ["index second axis"] = (t => t[.., 0], [2, 5, 7]),
        ["narrow"] = (t => t.narrow(1, 0, 2), [2, 2, 5, 7]),
        ["select"] = (t => t.select(1, 0), [2, 5, 7]),
    };

    public static TheoryData<string> Names => [.. Views.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_result_has_the_shape(string name)
    {
        var (call, shape) = Views[name];
        Assert.Equal(shape, call(zeros(2, 3, 5, 7)).shape);
    }

    [Fact]
    public void Sizes_are_read_from_the_tensor()
    {
        var t = zeros(2, 3, 5, 7);
        Assert.Equal([2, 3, 5, 7], t.shape);
        Assert.Equal([2, 3, 5, 7], t.size());
        Assert.Equal(3, t.size(1));
        Assert.Equal(7, t.size(-1));
        Assert.Equal(7, t.shape[^1]);
        Assert.Equal(210, t.numel());
        Assert.Equal(210, t.NumberOfElements);
        Assert.Equal(4, t.ndim);
        Assert.Equal(4, t.dim());
        Assert.Equal(4, t.Dimensions);
        Assert.Equal(210, t.shape.Aggregate(1L, (product, size) => product * size));
        Assert.Equal(105, t.shape[1..].Aggregate((product, size) => product * size));
        Assert.Equal(105, t.shape.Skip(1).Aggregate(1L, (product, size) => product * size));
    }

    [Fact]
    public void Shapes_are_compared_by_reference_with_the_equality_operator()
    {
        var (left, right) = (zeros(2, 3), zeros(2, 3));
        Assert.NotSame(left.shape, left.shape);
        Assert.False(left.shape == right.shape);
        Assert.True(left.shape.SequenceEqual(right.shape));
    }

    [Fact]
    public void Operands_broadcast_from_the_last_axis()
    {
        Assert.Equal([4, 4], (zeros(4, 1) + zeros(4)).shape);
        Assert.Equal([4, 3], (zeros(4, 1) + zeros(3)).shape);
        Assert.Equal([5, 2, 3], (zeros(5, 2, 3) * zeros(3)).shape);
        Assert.ThrowsAny<Exception>(() => zeros(5, 3) + zeros(5));
    }

    [Fact]
    public void Likes_and_factories_have_the_shape_they_are_given()
    {
        var t = zeros(2, 3);
        Assert.Equal([2, 3], randn_like(t).shape);
        Assert.Equal([2, 3], ones_like(t).shape);
        Assert.Equal([2, 3], full_like(t, 4).shape);
        Assert.Equal([2, 5], randn(2, 5).shape);
        Assert.Equal([2, 5], randn([2, 5]).shape);
        Assert.Empty(tensor(0.5).shape);
    }

    [Fact]
    public void Detach_item_and_no_grad_end_the_gradient()
    {
        var leaf = ones(2, 3).requires_grad_();
        Assert.True((leaf * 2).requires_grad);
        Assert.False((leaf * 2).detach().requires_grad);
        using (no_grad())
        {
            Assert.False((leaf * 2).requires_grad);
        }

        Assert.IsType<float>(leaf.sum().item<float>());
        Assert.IsType<double>(leaf.sum().ToDouble());
    }

    [Fact]
    public void Identity_operations_keep_the_value_and_the_gradient()
    {
        var leaf = LossSamples.Reals(2, 3).requires_grad_();
        foreach (var same in new[] { leaf.clone(), leaf.contiguous(), leaf.cpu(), leaf.to(CPU), leaf.alias(), leaf.to(ScalarType.Float32), leaf.to_type(ScalarType.Float32), leaf.@float() })
        {
            TensorAssert.Equal(leaf, same, 1e-6);
            Assert.True(same.requires_grad);
        }
    }

    [Fact]
    public void Backward_needs_a_scalar()
    {
        var leaf = ones(2, 3).requires_grad_();
        Assert.ThrowsAny<Exception>(() => (leaf * 2).backward());
        (leaf * 2).mean().backward();
        Assert.NotNull(leaf.grad);
    }
}
