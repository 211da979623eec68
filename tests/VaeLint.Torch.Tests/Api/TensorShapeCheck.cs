using TorchSharp;
using VaeLint.Core.Models;
using static TorchSharp.torch;
using static VaeLint.Torch.Tests.Api.LossSamples;

namespace VaeLint.Torch.Tests.Api;

/// <summary>Meanings that are not arithmetic: one check per function, by name.</summary>
internal static class TensorShapeCheck
{
    private static readonly Dictionary<string, Action> Identities = new(StringComparer.Ordinal)
    {
        ["clone"] = () => Same(t => t.clone(), t => torch.clone(t)),
        ["contiguous"] = () => Same(t => t.contiguous()),
        ["to"] = () => Same(t => t.to(ScalarType.Float32), t => t.to(CPU), t => t.to("cpu"), t => t.to(DeviceType.CPU), t => t.to(t), t => t.to(ScalarType.Float64, CPU)),
        ["cpu"] = () => Same(t => t.cpu()),
        ["cuda"] = () => Assert.Equal(typeof(Tensor), typeof(Tensor).GetMethod("cuda")!.ReturnType),
        ["alias"] = () => Same(t => t.alias()),
        ["to_type"] = () => Same(t => t.to_type(ScalarType.Float32)),
        ["type_as"] = () => Same(t => t.type_as(zeros(1, dtype: ScalarType.Float32))),
        ["float"] = () => Same(t => t.@float()),
        ["double"] = () => Same(t => t.@double()),
        ["half"] = () => Same(t => t.half()),
        ["bfloat16"] = () => Same(t => t.bfloat16()),
        ["requires_grad"] = () => Same(t => t.requires_grad_()),
        ["with_requires_grad"] = () => Same(t => t.with_requires_grad()),
        ["MoveToOuterDisposeScope"] = () => SameOutsideItsScope((t, _) => t.MoveToOuterDisposeScope()),
        ["MoveToOtherDisposeScope"] = () => SameOutsideItsScope((t, outer) => t.MoveToOtherDisposeScope(outer)),
        ["DetachFromDisposeScope"] = () => SameOutsideItsScope((t, _) => t.DetachFromDisposeScope()),
        ["nan_to_num"] = () => Same(t => t.nan_to_num(), t => torch.nan_to_num(t), t => t.clone().nan_to_num_()),
        ["positive"] = () => Same(t => t.positive(), t => torch.positive(t)),
        ["AsParameter"] = () => TensorAssert.Equal(Reals(2, 3), Reals(2, 3).AsParameter()),
    };

    private static readonly Dictionary<string, Action> Shapes = new(StringComparer.Ordinal)
    {
        ["view"] = () => SameElements(t => t.view(2, -1), [2, 105]),
        ["reshape"] = () => SameElements(t => t.reshape(2, -1), [2, 105]),
        ["flatten"] = () => SameElements(t => t.flatten(1), [2, 105]),
        ["ravel"] = () => SameElements(t => t.ravel(), [210]),
        ["squeeze"] = () => Shape(t => t.unsqueeze(1).squeeze(1), [2, 3, 5, 7]),
        ["unsqueeze"] = () => SameElements(t => t.unsqueeze(1), [2, 1, 3, 5, 7]),
        ["permute"] = () => Shape(t => t.permute(0, 2, 3, 1), [2, 5, 7, 3]),
        ["transpose"] = () => Shape(t => t.transpose(1, 2), [2, 5, 3, 7]),
        ["swapaxes"] = () => Shape(t => t.swapaxes(1, 2), [2, 5, 3, 7]),
        ["swapdims"] = () => Shape(t => t.swapdims(1, 2), [2, 5, 3, 7]),
        ["t"] = () => Shape(t => t.flatten(1).t(), [105, 2]),
        ["movedim"] = () => Shape(t => torch.movedim(t, 1, 3), [2, 5, 7, 3]),
        ["moveaxis"] = () => Shape(t => torch.moveaxis(t, 1, 3), [2, 5, 7, 3]),
        ["expand"] = () => Shape(t => t.unsqueeze(0).expand(4, 2, 3, 5, 7), [4, 2, 3, 5, 7]),
        ["expand_as"] = () => Shape(t => t[..1].expand_as(t), [2, 3, 5, 7]),
        ["repeat"] = () => Shape(t => t.repeat(2, 1, 1, 1), [4, 3, 5, 7]),
        ["repeat_interleave"] = () => Shape(t => t.repeat_interleave(2, 0), [4, 3, 5, 7]),
        ["tile"] = () => Shape(t => t.tile([2, 1, 1, 1]), [4, 3, 5, 7]),
        ["broadcast_to"] = () => Shape(t => t.broadcast_to(4, 2, 3, 5, 7), [4, 2, 3, 5, 7]),
        ["masked_select"] = () => SameElements(t => t.masked_select(torch.ones_like(t).to(torch.ScalarType.Bool)), [210]),
        ["stack"] = () => Shape(t => torch.stack([t, t, t]), [3, 2, 3, 5, 7]),
        ["cat"] = () => Shape(t => torch.cat([t, t, t], 1), [2, 9, 5, 7]),
        ["concat"] = () => Shape(t => torch.concat([t, t, t], 1), [2, 9, 5, 7]),
        ["chunk"] = () => Shape(t => t.flatten(1).chunk(3, 1)[2], [2, 35]),
        ["split"] = () => Shape(t => t.flatten(1).split(35, 1)[2], [2, 35]),
        ["unbind"] = () => Shape(t => t.unbind(1)[2], [2, 5, 7]),
        ["tensor_split"] = () => Shape(t => t.flatten(1).tensor_split(3, 1)[2], [2, 35]),
        ["get_shape"] = () => Assert.Equal([2, 3], Reals(2, 3).shape),
        ["size"] = () => Assert.Equal(3, Reals(2, 3).size(1)),
        ["numel"] = () => Assert.Equal(6, torch.numel(Reals(2, 3))),
        ["get_NumberOfElements"] = () => Assert.Equal(6, Reals(2, 3).NumberOfElements),
    };

    private static readonly Dictionary<string, Action> Values = new(StringComparer.Ordinal)
    {
        ["detach"] = () => Assert.False((Reals(2, 3).requires_grad_() * 2).detach().requires_grad),
        ["item"] = () => Assert.Equal(0.5, tensor(0.5).item<double>()),
        ["ToSingle"] = () => Assert.Equal(0.5f, tensor(0.5f).ToSingle()),
        ["ToDouble"] = () => Assert.Equal(0.5, tensor(0.5).ToDouble()),
        ["ToInt32"] = () => Assert.Equal(5, tensor(5).ToInt32()),
        ["ToInt64"] = () => Assert.Equal(5L, tensor(5L).ToInt64()),
        ["ToScalar"] = () => Assert.Equal(0.5, tensor(0.5).ToScalar().ToDouble()),
        ["zeros"] = () => Filled(0, zeros(2, 3)),
        ["zeros_like"] = () => Filled(0, zeros_like(Reals(2, 3)), Reals(2, 3).zeros_like()),
        ["new_zeros"] = () => Filled(0, Reals(1).new_zeros(2, 3)),
        ["ones"] = () => Filled(1, ones(2, 3)),
        ["ones_like"] = () => Filled(1, ones_like(Reals(2, 3)), Reals(2, 3).ones_like()),
        ["new_ones"] = () => Filled(1, Reals(1).new_ones(2, 3)),
        ["tensor"] = () => TensorAssert.Equal(full([], 0.5), tensor(0.5), 0),
        ["as_tensor"] = () => TensorAssert.Equal(Reals(2, 3), as_tensor(Reals(2, 3)), 0),
        ["eye"] = () => TensorAssert.Equal(tensor(new double[,] { { 1, 0 }, { 0, 1 } }), eye(2, dtype: ScalarType.Float64), 0),
        ["full"] = () => Filled(0.5, full(2, 3, 0.5)),
        ["full_like"] = () => Filled(0.5, full_like(Reals(2, 3), 0.5)),
        ["new_full"] = () => Filled(0.5, Reals(1).new_full(2, 3, 0.5)),
        ["randn_like"] = () => Noise(randn_like(Reals(2, 3).requires_grad_())),
        ["rand_like"] = () => Noise(rand_like(Reals(2, 3).requires_grad_())),
        ["empty_like"] = () => Noise(empty_like(Reals(2, 3).requires_grad_())),
        ["randn"] = () => Noise(randn(2, 3)),
        ["rand"] = () => Noise(rand(2, 3)),
        ["normal"] = () => Noise(normal(0, 1, [2, 3]), Reals(2, 3).normal_(0, 1)),
        ["backward"] = () =>
        {
            var leaf = Reals(2, 3).requires_grad_();
            leaf.sum().backward();
            Filled(1, leaf.grad!);
        },
    };

    private static readonly Dictionary<string, Action> Bounds = new(StringComparer.Ordinal)
    {
        ["clamp"] = () => Elementwise(t => t.clamp(min: 0.1), x => Math.Max(x, 0.1)),
        ["clamp_min"] = () => Elementwise(t => t.clamp_min(0.1), x => Math.Max(x, 0.1)),
        ["clamp_max"] = () => Elementwise(t => t.clamp_max(0.1), x => Math.Min(x, 0.1)),
        ["clip"] = () => Elementwise(t => t.clip(-0.1, 0.1), x => Math.Clamp(x, -0.1, 0.1)),
    };

    private static readonly Dictionary<string, Func<Tensor, Tensor>> Functions = new(StringComparer.Ordinal)
    {
        ["softplus"] = t => nn.functional.softplus(t),
        ["sigmoid"] = t => torch.sigmoid(t),
        ["log_sigmoid"] = t => t.log_sigmoid(),
        ["logsigmoid"] = t => nn.functional.logsigmoid(t),
        ["relu"] = t => nn.functional.relu(t),
        ["tanh"] = t => t.tanh(),
        ["elu"] = t => nn.functional.elu(t, 1),
        ["gelu"] = t => nn.functional.gelu(t),
        ["leaky_relu"] = t => nn.functional.leaky_relu(t),
        ["silu"] = t => nn.functional.silu(t),
        ["dropout"] = t => nn.functional.dropout(t, training: false),
        ["erf"] = t => t.erf(),
        ["sin"] = t => t.sin(),
        ["cos"] = t => t.cos(),
        ["round"] = t => t.round(),
        ["floor"] = t => t.floor(),
        ["ceil"] = t => t.ceil(),
        ["sign"] = t => t.sign(),
        ["hardtanh"] = t => nn.functional.hardtanh(t),
        ["relu6"] = t => nn.functional.relu6(t),
        ["celu"] = t => nn.functional.celu(t, 1),
        ["selu"] = t => nn.functional.selu(t),
    };

    private static readonly Dictionary<string, Func<Tensor, Tensor>> AlongOneAxis = new(StringComparer.Ordinal)
    {
        ["softmax"] = t => nn.functional.softmax(t, 1),
        ["log_softmax"] = t => nn.functional.log_softmax(t, 1),
        ["normalize"] = t => nn.functional.normalize(t, dim: 1),
    };

    /// <summary>The check of a row, or null when there is none.</summary>
    public static Action? Find(TensorApi api)
    {
        if (api.Meaning == TensorMeaning.Function)
        {
            return Functions.TryGetValue(api.Name, out var function) ? () => ElementByElement(function)
                : AlongOneAxis.TryGetValue(api.Name, out var normalised) ? () => Assert.Equal([2, 3], normalised(Reals(2, 3)).shape)
                : null;
        }

        var checks = api.Meaning switch
        {
            TensorMeaning.Identity => Identities,
            TensorMeaning.Bound => Bounds,
            _ => Shapes.ContainsKey(api.Name) ? Shapes : Values,
        };
        return checks.GetValueOrDefault(api.Name);
    }

    private static void Same(params Func<Tensor, Tensor>[] calls)
    {
        foreach (var call in calls)
        {
            TensorAssert.Equal(Reals(2, 3), call(Reals(2, 3)), 1e-2);
        }
    }

    private static void SameOutsideItsScope(Func<Tensor, DisposeScope, Tensor> call)
    {
        using var outer = NewDisposeScope();
        Tensor moved;
        using (NewDisposeScope())
        {
            moved = call(Reals(2, 3), outer);
        }

        TensorAssert.Equal(Reals(2, 3), moved, 0);
    }

    private static void Shape(Func<Tensor, Tensor> call, long[] shape) => Assert.Equal(shape, call(Reals(2, 3, 5, 7)).shape);

    private static void SameElements(Func<Tensor, Tensor> call, long[] shape)
    {
        var result = call(Reals(2, 3, 5, 7));
        Assert.Equal(shape, result.shape);
        Assert.Equal(Reals(2, 3, 5, 7).data<double>().ToArray(), result.data<double>().ToArray());
    }

    private static void Filled(double value, params Tensor[] tensors)
    {
        foreach (var filled in tensors)
        {
            Assert.Equal([2, 3], filled.shape);
            Assert.All(filled.to(ScalarType.Float64).data<double>().ToArray(), element => Assert.Equal(value, element));
        }
    }

    private static void Noise(params Tensor[] tensors) => Assert.All(tensors, noise =>
    {
        Assert.Equal([2, 3], noise.shape);
        Assert.False(noise.requires_grad);
    });

    private static void Elementwise(Func<Tensor, Tensor> call, Func<double, double> meaning) =>
        Assert.Equal(Reals(2, 3).data<double>().ToArray().Select(meaning), call(Reals(2, 3)).data<double>().ToArray());

    /// <summary>Elementwise means: the function of a permuted tensor is the permuted result, and one element alone gives the same.</summary>
    private static void ElementByElement(Func<Tensor, Tensor> call)
    {
        var all = call(Reals(2, 3));
        TensorAssert.Equal(all.t(), call(Reals(2, 3).t()), 1e-12);
        TensorAssert.Equal(all[1, 2], call(Reals(2, 3)[1, 2]), 1e-12);
    }
}
