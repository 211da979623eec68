using TorchSharp;
using VaeLint.Torch.Tests.Infrastructure;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Torch.Tests.Api;

/// <summary>Layers: the shapes sizes are inferred from, and the registration without which nothing trains.</summary>
public sealed class ModuleTests : TorchTest
{
    private static readonly Dictionary<string, (Func<Tensor> Call, long[] Shape)> Layers = new(StringComparer.Ordinal)
    {
        ["Linear on [B,D]"] = (() => Linear(7, 3).forward(zeros(5, 7)), [5, 3]),
        ["Linear call"] = (() => Linear(7, 3).call(zeros(5, 7)), [5, 3]),
        ["Linear on the last axis"] = (() => Linear(7, 3).forward(zeros(5, 2, 7)), [5, 2, 3]),
        ["Flatten"] = (() => Flatten().forward(zeros(5, 2, 3, 4)), [5, 24]),
        ["Flatten(0)"] = (() => Flatten(0).forward(zeros(5, 2, 3, 4)), [120]),
        ["Unflatten"] = (() => Unflatten(1, [2, 3, 4]).forward(zeros(5, 24)), [5, 2, 3, 4]),
        ["Conv2d stride 2 padding 1"] = (() => Conv2d(3, 8, 4, stride: 2, padding: 1).forward(zeros(5, 3, 32, 32)), [5, 8, 16, 16]),
        ["Conv2d 3, no padding"] = (() => Conv2d(3, 8, 3).forward(zeros(5, 3, 32, 32)), [5, 8, 30, 30]),
        ["ConvTranspose2d stride 2 padding 1"] = (() => ConvTranspose2d(8, 3, 4, stride: 2, padding: 1).forward(zeros(5, 8, 16, 16)), [5, 3, 32, 32]),
        ["ConvTranspose2d output padding"] = (() => ConvTranspose2d(8, 3, 3, stride: 2, padding: 1, output_padding: 1).forward(zeros(5, 8, 16, 16)), [5, 3, 32, 32]),
        ["Conv1d"] = (() => Conv1d(3, 8, 5, padding: 2).forward(zeros(5, 3, 20)), [5, 8, 20]),
        ["BatchNorm2d"] = (() => BatchNorm2d(3).forward(zeros(5, 3, 4, 4)), [5, 3, 4, 4]),
        ["BatchNorm1d"] = (() => BatchNorm1d(3).forward(zeros(5, 3)), [5, 3]),
        ["ReLU"] = (() => ReLU().forward(zeros(5, 3)), [5, 3]),
        ["LeakyReLU"] = (() => LeakyReLU(0.2).forward(zeros(5, 3)), [5, 3]),
        ["Sigmoid"] = (() => Sigmoid().forward(zeros(5, 3)), [5, 3]),
        ["Dropout"] = (() => Dropout(0.5).forward(zeros(5, 3)), [5, 3]),
        ["MaxPool2d"] = (() => MaxPool2d(2).forward(zeros(5, 3, 8, 8)), [5, 3, 4, 4]),
        ["Upsample"] = (() => Upsample(scale_factor: [2, 2]).forward(zeros(5, 3, 8, 8)), [5, 3, 16, 16]),
        ["Embedding"] = (() => Embedding(100, 16).forward(zeros([5, 9], dtype: ScalarType.Int64)), [5, 9, 16]),
        ["GRU output batch first"] = (() => GRU(6, 11, batchFirst: true).forward(zeros(5, 9, 6), null!).Item1, [5, 9, 11]),
        ["Sequential"] = (() => Sequential(("a", Linear(7, 4)), ("b", ReLU()), ("c", Linear(4, 2))).forward(zeros(5, 7)), [5, 2]),
        ["Sequential without names"] = (() => Sequential(Linear(7, 4), ReLU(), Linear(4, 2)).forward(zeros(5, 7)), [5, 2]),
    };

    public static TheoryData<string> Names => [.. Layers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_layer_gives_the_shape(string name)
    {
        var (call, shape) = Layers[name];
        Assert.Equal(shape, call().shape);
    }

    [Fact]
    public void Without_RegisterComponents_a_module_has_no_parameters()
    {
        Assert.Empty(new Unregistered().parameters());
        Assert.Equal(2, new Registered().parameters().Count());
    }

    [Fact]
    public void Layers_in_an_array_are_not_registered_and_in_a_list_of_modules_they_are()
    {
        Assert.Empty(new InArray().parameters());
        Assert.Equal(4, new InModuleList().parameters().Count());
    }

    [Fact]
    public void A_loss_module_carries_the_reduction_of_its_construction()
    {
        Assert.Equal(Reduction.Mean, MSELoss().reduction);
        Assert.Equal(Reduction.Sum, MSELoss(Reduction.Sum).reduction);
        Assert.Equal(Reduction.None, BCEWithLogitsLoss(reduction: Reduction.None).reduction);
    }

    [Fact]
    public void Call_and_forward_of_a_loss_module_are_the_same()
    {
        var loss = MSELoss();
        var (input, target) = (LossSamples.Reals(5, 7), LossSamples.OtherReals(5, 7));
        TensorAssert.Equal(loss.forward(input, target), loss.call(input, target), 0);
    }

    [Fact]
    public void A_dispose_scope_keeps_only_what_is_moved_out_and_backward_still_works()
    {
        var mean = LossSamples.Reals(5, 7).requires_grad_();
        using var outer = NewDisposeScope();
        Tensor kl;
        using (var inner = NewDisposeScope())
        {
            kl = (0.5 * mean.square()).sum().MoveToOuterDisposeScope();
            Assert.True(inner.DisposablesCount > 0);
        }

        Assert.Equal(1, outer.DisposablesCount);
        kl.backward();
        TensorAssert.Equal(mean, mean.grad!);
    }

    private sealed class Unregistered() : Module<Tensor, Tensor>("unregistered")
    {
        private readonly Module<Tensor, Tensor> _layer = Linear(7, 3);

        public override Tensor forward(Tensor input) => _layer.forward(input);
    }

    private sealed class Registered : Module<Tensor, Tensor>
    {
        private readonly Module<Tensor, Tensor> _layer = Linear(7, 3);

        public Registered()
            : base("registered") => RegisterComponents();

        public override Tensor forward(Tensor input) => _layer.forward(input);
    }

    private sealed class InArray : Module<Tensor, Tensor>
    {
        private readonly Module<Tensor, Tensor>[] _layers = [Linear(7, 3), Linear(3, 2)];

        public InArray()
            : base("array") => RegisterComponents();

        public override Tensor forward(Tensor input) => _layers.Aggregate(input, (value, layer) => layer.forward(value));
    }

    private sealed class InModuleList : Module<Tensor, Tensor>
    {
        private readonly TorchSharp.Modules.ModuleList<Module<Tensor, Tensor>> _layers = ModuleList<Module<Tensor, Tensor>>(Linear(7, 3), Linear(3, 2));

        public InModuleList()
            : base("list") => RegisterComponents();

        public override Tensor forward(Tensor input) => _layers.Aggregate(input, (value, layer) => layer.forward(value));
    }
}
