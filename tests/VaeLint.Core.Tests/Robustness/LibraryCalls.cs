using VaeLint.Core.Ir;
using VaeLint.Core.Models;

namespace VaeLint.Core.Tests.Robustness;

/// <summary>Calls into every library that the engine models, with parameters in any number and order.</summary>
internal static class LibraryCalls
{
    private static readonly string[] ParameterNames =
    [
        "input", "target", "reduction", "dim", "dims", "keepdim", "type", "other", "value", "exponent", "start_dim", "end_dim", "outputSize", "out_channels", "kernel_size", "stride", "padding",
        "dilation", "output_padding", "embedding_dims", "unflattened_size", "weight", "weights", "ignore_index", "variance", "mean", "logVariance", "logits", "probs", "alpha", "beta", "min", "max",
        "mask", "batchDims", "nll", "kl", "kls", "q", "p", "mode", "options", "pos_weight", "log_target", "full",
    ];

    public static readonly TypeRef[] Types =
    [
        TypeRef.Tensor, TypeRef.Tensor, TypeRef.Tensor, TypeRef.Integer, TypeRef.Floating, TypeRef.Boolean, TypeRef.Unknown,
        new("System.String", TypeRefKind.String),
        new("System.Int64[]", TypeRefKind.Sequence, [TypeRef.Integer]),
        new("System.Collections.Generic.List", TypeRefKind.Sequence, [TypeRef.Tensor]),
        new("System.ValueTuple", TypeRefKind.Tuple, [TypeRef.Tensor, TypeRef.Tensor]),
        new("System.Nullable", TypeRefKind.Nullable, [TypeRef.Floating]),
        new("System.Nullable", TypeRefKind.Nullable),
        new("System.Func", TypeRefKind.Delegate, [TypeRef.Tensor, TypeRef.Tensor]),
        new("TorchSharp.Modules.Linear", TypeRefKind.Other),
        new("TorchSharp.Reduction", TypeRefKind.Enum),
        new("System.Threading.Tasks.Task", TypeRefKind.Other, [TypeRef.Tensor]),
        new("System.Void", TypeRefKind.Void),
    ];

    private static readonly (string Type, string[] Names)[] Members =
    [
        ("TorchSharp.torch.Tensor", [.. TensorApis.All.Select(api => api.Name), "max", "min", "op_Implicit", "mul_", "TotalSize", "quantile"]),
        ("TorchSharp.torch", [.. TensorApis.All.Select(api => api.Name), "no_grad", "inference_mode", "max"]),
        ("TorchSharp.torch.nn.functional", [.. LossApis.All.Select(loss => loss.Function), "softplus", "relu", "linear"]),
        ("TorchSharp.torch.nn",
        [
            .. LossApis.All.Select(loss => loss.Module), "Linear", "Conv2d", "ConvTranspose2d", "Conv1d", "Sequential", "Flatten", "Unflatten", "Embedding", "MaxPool2d", "ReLU", "Sigmoid", "GRU",
        ]),
        ("TorchSharp.torch.distributions", ["Normal", "Bernoulli", "Laplace", "Independent", "Categorical", "Beta"]),
        ("TorchSharp.torch.distributions.Distribution", ["log_prob", "rsample", "sample", "get_mean", "get_stddev", "entropy"]),
        ("TorchSharp.torch.nn.Module", ["call", "forward", "eval"]),
        ("VaeLint.NegativeLogLikelihood", ["BernoulliLogits", "Gaussian", "GaussianLogVariance", "SquaredError", "Categorical"]),
        ("VaeLint.KlDivergence", ["ToStandardNormal", "ToStandardNormalPerDimension", "Normal", "Between", "MonteCarlo"]),
        ("VaeLint.NegativeElbo", ["Compute", "Bernoulli", "get_Loss"]),
        ("VaeLint.FreeBits", ["PerSample", "PerDimension"]),
        ("System.Math", ["Pow", "Exp", "Log", "Sqrt", "Max", "Min", "Abs", "Tanh"]),
        ("System.Convert", ["ToDouble"]),
        ("System.Nullable", ["get_Value", "GetValueOrDefault", "get_HasValue"]),
        ("System.Threading.Tasks.Task", ["FromResult", "get_Result", "ConfigureAwait"]),
        ("System.Linq.Enumerable", ["ToList", "Select", "Zip", "Concat", "Append", "Skip", "Count", "First", "Last", "Aggregate", "Sum", "Average", "Cast", "Where"]),
        ("System.Collections.Generic.List", ["Add", "ToArray", "get_Count", "Clear"]),
        ("System.Runtime.CompilerServices.RuntimeHelpers", ["GetSubArray"]),
        ("Microsoft.FSharp.Core.Operators", ["op_PipeRight", "op_PipeLeft", "DefaultArg", "Identity", "Ref", "FailWith"]),
        ("Microsoft.FSharp.Core.FSharpFunc", ["InvokeFast", "Invoke"]),
        ("Microsoft.FSharp.Core.FSharpRef", ["get_contents", "set_contents", ".ctor"]),
        ("Microsoft.FSharp.Core.OptionModule", ["Map", "Bind", "Fold", "DefaultValue", "DefaultWith", "Iterate"]),
        ("Microsoft.FSharp.Control.FSharpAsyncBuilder", ["Bind", "Delay", "Return", "For", "Combine"]),
        ("Microsoft.FSharp.Collections.FSharpList", ["Cons", "get_Empty", "get_Head", "get_Tail", "get_IsEmpty", "get_Length"]),
        ("Microsoft.FSharp.Collections.ListModule",
        [
            "OfSeq", "Map", "MapIndexed", "Map2", "Zip", "Iterate", "Fold", "Reduce", "Sum", "SumBy", "Average", "Head", "Last", "Length", "Append", "Concat", "Reverse", "Skip", "Take", "Delay", "Singleton",
        ]),
        ("Somewhere.Else", ["Mix", "Make", "Train"]),
    ];

    public static (MethodRef Method, bool IsCreation) Next(Choices choices)
    {
        var (type, names) = choices.Of(Members);
        var name = choices.Of(names);
        var count = choices.Below(4);
        var parameters = Enumerable.Range(0, count).Select(_ => new ParameterRef(choices.Of(ParameterNames), choices.Of(Types), isByRef: choices.OneIn(20))).ToList();
        var isCreation = name == ".ctor" || choices.OneIn(12);
        var declaring = isCreation && !choices.OneIn(3) ? new TypeRef(type == "TorchSharp.torch.nn" ? "TorchSharp.Modules." + name : type, choices.Of(Types).Kind) : new TypeRef(type, TypeRefKind.Other);
        return (new MethodRef(declaring, name, $"{type}.{name}/{count}", parameters, choices.OneIn(3) ? choices.Of(Types) : TypeRef.Tensor, isStatic: choices.OneIn(2), isConstructor: isCreation, isVirtual: choices.OneIn(10)), isCreation);
    }
}
