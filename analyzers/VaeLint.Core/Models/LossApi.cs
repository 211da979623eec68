namespace VaeLint.Core.Models;

/// <summary>What a library loss measures.</summary>
public enum LossFamily
{
    /// <summary>Reconstruction: how far the decoder's output is from the data.</summary>
    Reconstruction,

    /// <summary>A divergence of the posterior from the prior.</summary>
    Divergence,

    /// <summary>A divergence of other things, or a ranking loss: it never takes part.</summary>
    Other,
}

/// <summary>What Reduction.None of a loss leaves.</summary>
public enum LossLayout
{
    /// <summary>One value per element: Mean divides by B·D.</summary>
    Elementwise,

    /// <summary>TorchSharp's gaussian_nll sums the event before it reduces: None is [B], Mean divides by B.</summary>
    PerSample,

    /// <summary>The class axis (1) disappears: [B,K] leaves [B], [B,K,T] leaves [B,T].</summary>
    PerPosition,
}

/// <summary>
/// One loss of TorchSharp, as function and as module. Every row is backed by a test that runs it; <see cref="Source"/> says where the meaning is documented.
/// </summary>
public sealed class LossApi(string function, string module, string name, LossFamily family, LossLayout layout, string input, string target, string source)
{
    /// <summary>Method of <c>torch.nn.functional</c>.</summary>
    public string Function { get; } = function;

    /// <summary>Class in <c>TorchSharp.Modules</c> and factory in <c>torch.nn</c>.</summary>
    public string Module { get; } = module;

    /// <summary>For people: "mean squared error".</summary>
    public string Name { get; } = name;

    public LossFamily Family { get; } = family;

    public LossLayout Layout { get; } = layout;

    /// <summary>Parameter that takes the decoder's output.</summary>
    public string Input { get; } = input;

    /// <summary>Parameter that takes the data.</summary>
    public string Target { get; } = target;

    public string Source { get; } = source;

    /// <summary>Every reduction of these losses defaults to the mean.</summary>
    public const string ReductionParameter = "reduction";

    public bool IsSquaredError { get; init; } = function is "mse_loss" or "SquaredError";

    /// <summary>An error, of which a decoder's variance is the scale; a likelihood has none.</summary>
    public bool HasFreeScale => IsSquaredError || Function is "l1_loss" or "smooth_l1_loss" or "huber_loss";

    public bool IsReconstruction => Family == LossFamily.Reconstruction;

    /// <summary>What the input has to be: logits are any numbers. Unknown where everything is allowed.</summary>
    public OutputRange InputRange { get; init; }

    /// <summary>Input and target play different parts: swapped, the loss is another one.</summary>
    public bool IsDirected { get; init; }

    /// <summary>The same likelihood for the other kind of input: probabilities for logits, logits for probabilities.</summary>
    public string? Counterpart { get; init; }

    /// <summary>The third tensor, the variance, gets no gradient.</summary>
    public bool CutsVarianceGradient { get; init; }

    /// <summary>A call can be wrong for itself: its input has to be of a certain kind, or its semantics surprise.</summary>
    public bool IsObserved { get; init; }
}

/// <summary>The table of losses.</summary>
public static class LossApis
{
    private const string Torch = "torch.nn documentation, measured on TorchSharp 0.107.0";

    public static IReadOnlyList<LossApi> All { get; } =
    [
        Elementwise("mse_loss", "MSELoss", "squared error"),
        Elementwise("l1_loss", "L1Loss", "absolute error"),
        Elementwise("smooth_l1_loss", "SmoothL1Loss", "smooth L1 error"),
        Elementwise("huber_loss", "HuberLoss", "Huber error"),
        Elementwise("binary_cross_entropy", "BCELoss", "binary cross-entropy", OutputRange.Probability, "binary_cross_entropy_with_logits"),
        Elementwise("binary_cross_entropy_with_logits", "BCEWithLogitsLoss", "binary cross-entropy with logits", OutputRange.Unbounded, "binary_cross_entropy"),
        new("poisson_nll_loss", "PoissonNLLLoss", "Poisson negative log-likelihood", LossFamily.Reconstruction, LossLayout.Elementwise, "input", "target", Torch) { IsDirected = true },
        Elementwise("soft_margin_loss", "SoftMarginLoss", "soft margin loss", LossFamily.Other),
        new("kl_div", "KLDivLoss", "pointwise KL divergence", LossFamily.Other, LossLayout.Elementwise, "input", "target", Torch) { InputRange = OutputRange.LogProbability, IsDirected = true, IsObserved = true },
        new("gaussian_nll_loss", "GaussianNLLLoss", "Gaussian negative log-likelihood", LossFamily.Reconstruction, LossLayout.PerSample, "input", "target",
            "TorchSharp keeps the old semantics of pytorch/pytorch#53964: it sums the event of each sample first") { CutsVarianceGradient = true, IsObserved = true },
        new("cross_entropy", "CrossEntropyLoss", "cross-entropy", LossFamily.Reconstruction, LossLayout.PerPosition, "input", "target", Torch) { InputRange = OutputRange.Unbounded, IsDirected = true },
        new("nll_loss", "NLLLoss", "negative log-likelihood", LossFamily.Reconstruction, LossLayout.PerPosition, "input", "target", Torch) { InputRange = OutputRange.LogProbability, IsDirected = true },
    ];

    private static readonly Dictionary<string, LossApi> ByFunction = All.ToDictionary(a => a.Function, StringComparer.Ordinal);
    private static readonly Dictionary<string, LossApi> ByModule = All.ToDictionary(a => a.Module, StringComparer.Ordinal);

    public static LossApi? FindFunction(string name) => ByFunction.TryGetValue(name, out var api) ? api : null;

    public static LossApi? FindModule(string name) => ByModule.TryGetValue(name, out var api) ? api : null;

    private static LossApi Elementwise(string function, string module, string name, LossFamily family = LossFamily.Reconstruction) =>
        new(function, module, name, family, LossLayout.Elementwise, "input", "target", Torch);

    private static LossApi Elementwise(string function, string module, string name, OutputRange inputRange, string counterpart) =>
        new(function, module, name, LossFamily.Reconstruction, LossLayout.Elementwise, "input", "target", Torch) { InputRange = inputRange, Counterpart = counterpart, IsDirected = true, IsObserved = true };
}
