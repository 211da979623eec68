using TorchSharp;
using static TorchSharp.torch;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Torch.Tests.Api;

/// <summary>
/// One loss function of TorchSharp on sample data, beside its value per element computed by hand. A null reduction means that the argument is left out.
/// </summary>
public sealed class LossCall
{
    /// <summary>Name of the function in <c>torch.nn.functional</c>.</summary>
    public required string Function { get; init; }

    /// <summary>Name of the module class and of its factory in <c>torch.nn</c>.</summary>
    public required string Module { get; init; }

    /// <summary>Which form of the function this is when it has several.</summary>
    public string Variant { get; init; } = string.Empty;

    /// <summary>Position of the reduction among the parameters of the function.</summary>
    public required int ReductionIndex { get; init; }

    public required Func<Reduction?, Tensor> CallFunction { get; init; }

    public required Func<Reduction?, Tensor> CallModule { get; init; }

    /// <summary>What <see cref="Reduction.None"/> has to return, from elementary operations.</summary>
    public required Func<Tensor> Unreduced { get; init; }

    /// <summary>True when <see cref="Reduction.None"/> returns one value per element; false when it returns one per sample (or position).</summary>
    public bool IsElementwise { get; init; } = true;

    public string Key => Variant.Length == 0 ? Function : $"{Function} ({Variant})";
}
