namespace VaeLint.Core.Rules;

public enum RuleSeverity
{
    Hidden,
    Info,
    Warning,
}

/// <summary>What the hosts need to know of a rule.</summary>
public sealed class Rule(string id, string title, string category, RuleSeverity severity, string description, bool isEnabledByDefault = true)
{
    private const string HelpRoot = "https://github.com/vaelint/vaelint/blob/main/docs/rules/";

    public string Id { get; } = id;

    public string Title { get; } = title;

    public string Category { get; } = category;

    /// <summary>Severity when enabled; a rule that is off by default is an Info.</summary>
    public RuleSeverity Severity { get; } = severity;

    public bool IsEnabledByDefault { get; } = isEnabledByDefault;

    public string Description { get; } = description;

    public string HelpUri => HelpRoot + Id + ".md";
}

/// <summary>The one list of rules. Ids are public and final once shipped.</summary>
public static class RuleCatalog
{
    public const string Objective = "VaeLint.Objective";
    public const string Formula = "VaeLint.Formula";
    public const string Internal = "VaeLint.Internal";

    public static readonly Rule InternalFailure = new(
        "VAE000", "VaeLint could not analyse a method", Internal, RuleSeverity.Hidden,
        "The analysis of one method failed and was skipped. Please report it; nothing else is affected.");

    public static readonly Rule MeanReconstruction = new(
        "VAE001", "Reconstruction averaged over event axes", Objective, RuleSeverity.Warning,
        "The reconstruction is averaged over the event axes while the KL is not: the KL weighs D times too much.");

    public static readonly Rule MeanKl = new(
        "VAE002", "KL averaged over latent axes", Objective, RuleSeverity.Warning,
        "The KL is averaged over the latent axes: it weighs L times too little against a summed reconstruction.");

    public static readonly Rule BatchMismatch = new(
        "VAE003", "Loss terms disagree on the batch", Objective, RuleSeverity.Warning,
        "One term is summed over the batch and the other averaged: their balance depends on the batch size.");

    public static readonly Rule WrongAxes = new(
        "VAE004", "Explicit axes reduce the wrong or only part of the axes", Objective, RuleSeverity.Warning,
        "An explicit axis list leaves part of the event or latent axes to a mean, or sums the batch inside the term.");

    public static readonly Rule SizeCountedTwice = new(
        "VAE005", "A scalar factor counts a size twice", Objective, RuleSeverity.Warning,
        "A scalar factor brings in a size that the reduction already counts, or a size of the other term.");

    public static readonly Rule WeightHidesSize = new(
        "VAE010", "Explicit weight hides a size", Objective, RuleSeverity.Info,
        "The written weight is not the beta that is trained: a mean over the event or latent axes hides a size in it.");

    public static readonly Rule BatchSummedTotal = new(
        "VAE011", "Total is a sum over the batch", Objective, RuleSeverity.Info,
        "The terms agree, but the total is a sum over the batch: learning rate and gradient clipping depend on the batch size.", isEnabledByDefault: false);

    public static readonly Rule ConstantBatchSize = new(
        "VAE012", "Constant batch size as divisor", Objective, RuleSeverity.Info,
        "The divisor is a constant batch size: the last, partial batch is scaled wrongly.");

    public static readonly Rule NotVerified = new(
        "VAE090", "Loss recognised but not verified", Objective, RuleSeverity.Info,
        "A reconstruction and a KL were recognised, but something in between is not understood, so nothing is claimed.", isEnabledByDefault: false);

    public static readonly Rule AlmostGaussianKl = new(
        "VAE101", "Almost a Gaussian KL", Formula, RuleSeverity.Warning,
        "The divergence is that of a Gaussian but for one addend: a sign, a factor or a square is wrong.");

    public static readonly Rule MixedSpread = new(
        "VAE102", "Log-variance and log-standard deviation mixed", Formula, RuleSeverity.Warning,
        "One tensor is taken for a log-variance in one place and for a log-standard deviation, a variance or a standard deviation in another.");

    public static readonly Rule WrongDirection = new(
        "VAE103", "Quantity optimised in the wrong direction", Formula, RuleSeverity.Warning,
        "A quantity that has to be maximised is minimised, or the reverse: the bound itself, the KL or the reconstruction.");

    public static readonly Rule WrongNoise = new(
        "VAE104", "Reparameterization noise is not standard normal", Formula, RuleSeverity.Warning,
        "The noise of the sample is uniform or scaled, while the KL is that of a posterior that is sampled with standard normal noise.");

    public static IReadOnlyList<Rule> All { get; } =
    [
        InternalFailure, MeanReconstruction, MeanKl, BatchMismatch, WrongAxes, SizeCountedTwice, WeightHidesSize, BatchSummedTotal, ConstantBatchSize, NotVerified,
        AlmostGaussianKl, MixedSpread, WrongDirection, WrongNoise,
    ];

    public static Rule? Find(string id) => All.FirstOrDefault(r => r.Id == id);
}
