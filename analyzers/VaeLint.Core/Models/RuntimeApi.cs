namespace VaeLint.Core.Models;

/// <summary>What a function of VaeLint.Runtime returns.</summary>
public enum RuntimeMeaning
{
    /// <summary>−log p(x|z), summed over the event: [B].</summary>
    Likelihood,

    /// <summary>A divergence, summed over the latent axes: [B].</summary>
    Divergence,

    /// <summary>A divergence before its latent axes are summed: [B, L].</summary>
    DivergencePerDimension,

    /// <summary>log q − log p of samples.</summary>
    MonteCarloDivergence,

    /// <summary>+log p of a sample, summed over the latent axes: [B].</summary>
    LogDensity,

    /// <summary>A reparameterized sample of the posterior.</summary>
    Sample,

    /// <summary>Several of them, on an axis in front of the batch.</summary>
    Samples,

    /// <summary>The mean over the batch of a likelihood plus β times a divergence.</summary>
    Objective,

    /// <summary>Bounds [B, L] from below and sums it: [B].</summary>
    BoundPerDimension,

    /// <summary>Bounds [B] from below, or [B, L] and sums it: [B].</summary>
    Bound,
}

/// <summary>One function of VaeLint.Runtime that takes part in a loss.</summary>
public sealed class RuntimeApi(string type, string function, RuntimeMeaning meaning, LossApi? loss = null, string? replaces = null)
{
    /// <summary>Class with its namespace.</summary>
    public string Type { get; } = type;

    public string Function { get; } = function;

    public RuntimeMeaning Meaning { get; } = meaning;

    /// <summary>The term that the result is.</summary>
    public LossApi? Loss { get; } = loss;

    /// <summary>The function of <c>torch.nn.functional</c> with the same elements, which a fix may replace; null when there is none.</summary>
    public string? Replaces { get; } = replaces;
}

/// <summary>The table of VaeLint.Runtime; a test compares it with the public functions of the library.</summary>
public static class RuntimeApis
{
    public const string Assembly = "VaeLint.Runtime";

    public const string BatchDimensions = "batchDims";

    /// <summary>The record of mask and batch axes in F#.</summary>
    public const string Options = "VaeLint.FSharp.LossOptions";

    private const string Source = "VaeLint.Runtime: summed over the event or the latent axes, one value per sample";
    private const string Likelihoods = "VaeLint.NegativeLogLikelihood";
    private const string Divergences = "VaeLint.KlDivergence";
    private const string Densities = "VaeLint.LogDensity";
    private const string Posterior = "VaeLint.Posterior";
    private const string Objective = "VaeLint.NegativeElbo";
    private const string FreeBits = "VaeLint.FreeBits";

    private const string FSharp = "VaeLint.FSharp.";

    private static readonly IReadOnlyList<RuntimeApi> ForCSharp =
    [
        Likelihood("BernoulliLogits", "binary cross-entropy with logits", "logits", "binary_cross_entropy_with_logits", OutputRange.Unbounded, "BernoulliProbabilities"),
        Likelihood("BernoulliProbabilities", "binary cross-entropy", "probabilities", "binary_cross_entropy", OutputRange.Probability, "BernoulliLogits"),
        Likelihood("Gaussian", "Gaussian negative log-likelihood", "mean"),
        Likelihood("GaussianLogVariance", "Gaussian negative log-likelihood", "mean"),
        Likelihood("GaussianOptimalVariance", "Gaussian negative log-likelihood", "mean"),
        Likelihood("SquaredError", "squared error", "reconstruction", "mse_loss"),
        Likelihood("Laplace", "Laplace negative log-likelihood", "mean"),
        Likelihood("Categorical", "categorical negative log-likelihood", "logits", inputRange: OutputRange.Unbounded),
        Likelihood("Poisson", "Poisson negative log-likelihood", "logRate", "poisson_nll_loss"),
        Likelihood("NegativeBinomial", "negative binomial negative log-likelihood", "mean"),
        Likelihood("ZeroInflatedNegativeBinomial", "zero-inflated negative binomial negative log-likelihood", "mean"),
        .. Divergence("ToStandardNormal", "Gaussian KL", "mean", "logVariance"),
        .. Divergence("Normal", "Gaussian KL", "mean", "logVariance"),
        .. Divergence("Categorical", "categorical KL", "logits", "priorLogits"),
        .. Divergence("Bernoulli", "Bernoulli KL", "logits", "priorLogits"),
        .. Divergence("Between", "KL", "q", "p"),
        new(Divergences, "MonteCarlo", RuntimeMeaning.MonteCarloDivergence),
        new(Densities, "StandardNormal", RuntimeMeaning.LogDensity),
        new(Densities, "Normal", RuntimeMeaning.LogDensity),
        new(Posterior, "Reparameterize", RuntimeMeaning.Sample),
        new(Posterior, "ReparameterizeMany", RuntimeMeaning.Samples),
        new(Objective, "Compute", RuntimeMeaning.Objective),
        new(FreeBits, "PerDimension", RuntimeMeaning.BoundPerDimension),
        new(FreeBits, "PerSample", RuntimeMeaning.Bound),
    ];

    private static readonly IReadOnlyList<RuntimeApi> ForFSharp =
    [
        .. new[]
        {
            "bernoulliLogits", "bernoulliProbabilities", "gaussian", "gaussianLogVar:GaussianLogVariance", "gaussianOptimalVariance", "squaredError", "laplace", "categorical", "poisson",
            "negativeBinomial", "zeroInflatedNegativeBinomial",
        }.SelectMany(name => Curried("Nll", name, Likelihoods, "With")),
        .. Curried("Nll", "categoricalAlong:Categorical", Likelihoods),
        .. Curried("Kl", "standardNormal:ToStandardNormal", Divergences),
        .. Curried("Kl", "perDimension:ToStandardNormalPerDimension", Divergences),
        .. Curried("Kl", "normal", Divergences, "PerDimension"),
        .. Curried("Kl", "categorical", Divergences, "ToUniform"),
        .. Curried("Kl", "bernoulli", Divergences),
        .. Curried("Kl", "between", Divergences),
        .. Curried("Kl", "monteCarlo", Divergences),
        .. Curried("FreeBits", "perDimension", FreeBits),
        .. Curried("FreeBits", "perSample", FreeBits),
        .. Curried("Elbo", "negative:Compute", Objective, "WithBeta", "OfLevels"),
    ];

    public static IReadOnlyList<RuntimeApi> All { get; } = [.. ForCSharp, .. ForFSharp];

    private static readonly Dictionary<(string Type, string Function), RuntimeApi> ByName = All.ToDictionary(api => (api.Type, api.Function));

    public static RuntimeApi? Find(string type, string function) => ByName.TryGetValue((type, function), out var api) ? api : null;

    /// <summary>The function that sums right what a loss of TorchSharp averages.</summary>
    public static RuntimeApi? FindReplacement(LossApi loss) => All.FirstOrDefault(api => api.Replaces == loss.Function);

    private static RuntimeApi Likelihood(
        string function, string name, string input, string? replaces = null, OutputRange inputRange = OutputRange.Unknown, string? counterpart = null) =>
        new(Likelihoods, function, RuntimeMeaning.Likelihood, new LossApi(function, "", name, LossFamily.Reconstruction, LossLayout.PerSample, input, "target", Source)
        {
            InputRange = inputRange,
            Counterpart = counterpart,
            IsDirected = inputRange != OutputRange.Unknown,
            IsObserved = true,
        }, replaces);

    private static IEnumerable<RuntimeApi> Divergence(string function, string name, string first, string second)
    {
        var loss = new LossApi(function, "", name, LossFamily.Divergence, LossLayout.PerSample, first, second, Source);
        yield return new RuntimeApi(Divergences, function, RuntimeMeaning.Divergence, loss);
        yield return new RuntimeApi(Divergences, function + "PerDimension", RuntimeMeaning.DivergencePerDimension, loss);
    }

    /// <summary>The functions of an F# module that call the same function of the library: <c>name</c>, and <c>name</c> with each suffix.</summary>
    private static IEnumerable<RuntimeApi> Curried(string module, string name, string type, params string[] suffixes)
    {
        var parts = name.Split(':');
        var function = parts.Length == 2 ? parts[1] : char.ToUpperInvariant(name[0]) + name.Substring(1);
        foreach (var suffix in suffixes.Prepend(""))
        {
            var api = ForCSharp.First(row => row.Type == type && row.Function == (suffix == "PerDimension" ? function + suffix : function));
            yield return new RuntimeApi(FSharp + module, parts[0] + suffix, api.Meaning, api.Loss);
        }
    }
}
