using VaeLint.Core.Ir;

namespace VaeLint.Core.Tests.Robustness;

/// <summary>Library calls with arguments that no compiler lets through, or that only fail when they run.</summary>
public sealed class IllTypedCallTests
{
    private const string Distributions = "TorchSharp.torch.distributions";
    private const string Modules = "TorchSharp.torch.nn";

    private static readonly TypeRef Module = new("TorchSharp.Modules.Conv2d", TypeRefKind.Other);

    private readonly StraightLine _code = new();

    [Theory]
    [InlineData(1_000_000_000)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void A_distribution_over_no_possible_number_of_axes(double axes)
    {
        var x = _code.Parameter(TypeRef.Tensor);
        var normal = _code.Call(Distributions, "Normal", TypeRef.Unknown, ("mean", x), ("stddev", x));
        var independent = _code.Call(Distributions, "Independent", TypeRef.Unknown, ("base", normal), ("count", _code.Constant(axes)));

        Evaluated(_code.Call(independent, Distributions + ".Independent", "log_prob", TypeRef.Tensor, ("value", x)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-2)]
    [InlineData(long.MaxValue)]
    public void A_convolution_with_a_stride_of_nothing(long stride)
    {
        var image = _code.Add(target => new IrMakeArray(target, [_code.Constant(-1), _code.Constant(3), _code.Constant(32), _code.Constant(32)], _code.Next()));
        var x = _code.Call(_code.Parameter(TypeRef.Tensor), "TorchSharp.torch.Tensor", "view", TypeRef.Tensor, ("shape", image));
        var layer = _code.Call(
            Modules, "Conv2d", Module, ("out_channels", _code.Constant(8)), ("kernel_size", _code.Constant(3)), ("stride", _code.Constant(stride)), ("padding", _code.Constant(1)), ("dilation", _code.Constant(1)));

        Evaluated(_code.Call(layer, Modules + ".Module", "call", TypeRef.Tensor, ("input", x)));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0)]
    [InlineData(double.PositiveInfinity)]
    public void Chunks_of_no_possible_number(double count)
    {
        var image = _code.Add(target => new IrMakeArray(target, [_code.Constant(-1), _code.Constant(40)], _code.Next()));
        var x = _code.Call(_code.Parameter(TypeRef.Tensor), "TorchSharp.torch.Tensor", "view", TypeRef.Tensor, ("shape", image));

        Evaluated(_code.Call(x, "TorchSharp.torch.Tensor", "chunk", TypeRef.Unknown, ("chunks", _code.Constant(count)), ("dim", _code.Constant(1))));
    }

    [Theory]
    [InlineData("System.Math", "Pow")]
    [InlineData("System.Linq.Enumerable", "Concat")]
    [InlineData("System.Linq.Enumerable", "Append")]
    [InlineData("System.Linq.Enumerable", "Skip")]
    [InlineData("Microsoft.FSharp.Core.Operators", "op_PipeRight")]
    [InlineData("Microsoft.FSharp.Core.Operators", "DefaultArg")]
    [InlineData("Microsoft.FSharp.Core.OptionModule", "Map")]
    [InlineData("Microsoft.FSharp.Collections.ListModule", "Fold")]
    [InlineData("Microsoft.FSharp.Collections.FSharpList", "Cons")]
    [InlineData("Microsoft.FSharp.Control.FSharpAsyncBuilder", "Bind")]
    public void A_function_without_its_second_argument(string type, string name)
    {
        var items = _code.Add(target => new IrMakeArray(target, [_code.Parameter(TypeRef.Tensor)], _code.Next()));
        var weight = _code.Parameter(TypeRef.Floating);

        Evaluated(_code.Call(type, name, TypeRef.Unknown, ("only", type == "System.Math" ? weight : items)));
    }

    [Theory]
    [InlineData("Microsoft.FSharp.Core.Operators", "Ref")]
    [InlineData("Microsoft.FSharp.Core.FSharpFunc", "InvokeFast")]
    [InlineData("System.Threading.Tasks.Task", "FromResult")]
    [InlineData("System.Linq.Enumerable", "Zip")]
    [InlineData("Microsoft.FSharp.Collections.ListModule", "Map")]
    [InlineData("Microsoft.FSharp.Collections.FSharpList", "get_Head")]
    public void A_function_without_any_argument(string type, string name) => Evaluated(_code.Call(type, name, TypeRef.Unknown));

    [Theory]
    [InlineData(-1)]
    [InlineData(9)]
    public void An_item_that_the_tuple_does_not_have(int item)
    {
        var tuple = _code.Add(target => new IrMakeTuple(target, [_code.Parameter(TypeRef.Tensor)], _code.Next()));

        Evaluated(_code.Add(target => new IrTupleItem(target, tuple, item, TypeRef.Tensor, _code.Next())));
    }

    // Metadata has them as defaults of parameters.
    [Fact]
    public void A_constant_that_is_a_date() => Evaluated(_code.Constant(DateTime.UnixEpoch));

    private void Evaluated(int result)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.InRange(_code.Evaluate(result).Steps, 1, 20);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8L << 20);
    }
}
