namespace VaeLint.Core.Rules;

public enum RuleSeverity
{
    Hidden,
    Info,
    Warning,
}

/// <summary>The languages in which a mistake can be written.</summary>
[Flags]
public enum RuleLanguages
{
    CSharp = 1,
    FSharp = 2,
    All = CSharp | FSharp,
}

/// <summary>What the hosts need to know of a rule.</summary>
public sealed class Rule(
    string id, string title, string category, RuleSeverity severity, string description, bool isEnabledByDefault = true, RuleLanguages languages = RuleLanguages.All)
{
    private const string HelpRoot = "https://github.com/vaelint/vaelint/blob/main/docs/rules/";

    public string Id { get; } = id;

    public string Title { get; } = title;

    public string Category { get; } = category;

    /// <summary>Severity when enabled; a rule that is off by default is an Info.</summary>
    public RuleSeverity Severity { get; } = severity;

    public bool IsEnabledByDefault { get; } = isEnabledByDefault;

    public string Description { get; } = description;

    /// <summary>Where the compiler of a language does not let the mistake happen, the rule has nothing to say there.</summary>
    public RuleLanguages Languages { get; } = languages;

    public string HelpUri => HelpRoot + Id + ".md";
}

/// <summary>The one list of rules. Ids are public and final once shipped.</summary>
public static class RuleCatalog
{
    public const string Objective = "VaeLint.Objective";
    public const string Formula = "VaeLint.Formula";
    public const string Likelihood = "VaeLint.Likelihood";
    public const string Gradient = "VaeLint.Gradient";
    public const string TorchSharp = "VaeLint.TorchSharp";
    public const string Configuration = "VaeLint.Configuration";
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

    public static readonly Rule UnknownEntry = new(
        "VAE091", "Configuration entry not understood", Configuration, RuleSeverity.Warning,
        "An entry of vaelint.loss_functions is ignored, because something in it is not valid: the loss function that it describes stays unknown.");

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

    public static readonly Rule LogitsOrProbabilities = new(
        "VAE201", "Logits where probabilities are expected, or the reverse", Likelihood, RuleSeverity.Warning,
        "The last activation of the decoder does not fit the likelihood: a sigmoid is applied twice or never.");

    public static readonly Rule SwappedArguments = new(
        "VAE202", "Input and target of a loss swapped", Likelihood, RuleSeverity.Warning,
        "The data is passed as the input of a loss that is not symmetric, and the output of the model as its target.");

    public static readonly Rule KlDivergenceMisuse = new(
        "VAE203", "kl_div is given what it does not take", Likelihood, RuleSeverity.Warning,
        "kl_div compares log-probabilities; its target is taken for log-probabilities too unless said otherwise, and its mean is no KL.");

    public static readonly Rule StoppedGradient = new(
        "VAE301", "A loss term carries no gradient", Gradient, RuleSeverity.Warning,
        "A term of the loss is detached, taken out of its tensor or computed from a sample without a gradient, so that it trains nothing.");

    public static readonly Rule UnreducedLoss = new(
        "VAE302", "backward() on a loss that is not a scalar", Gradient, RuleSeverity.Warning,
        "backward() is called on one loss per sample; it throws, because gradients are created for scalars only.");

    public static readonly Rule UnusedWeight = new(
        "VAE303", "A weight never reaches the loss", Gradient, RuleSeverity.Info,
        "A parameter that is called a weight is never read, so that the KL is added as it is.");

    public static readonly Rule LiteralZeroAxis = new(
        "VAE401", "Literal 0 as axis is taken for a data type", TorchSharp, RuleSeverity.Warning,
        "The literal 0 converts to the enum ScalarType, so sum(0) and prod(0) reduce every axis to one Byte instead of reducing axis 0.", languages: RuleLanguages.CSharp);

    public static readonly Rule GaussianNll = new(
        "VAE402", "gaussian_nll_loss never trains its variance", TorchSharp, RuleSeverity.Warning,
        "TorchSharp's Gaussian negative log-likelihood passes no gradient to the variance, and its reductions differ from PyTorch's.");

    public static readonly Rule ShapeReference = new(
        "VAE403", "Shapes compared by reference", TorchSharp, RuleSeverity.Warning,
        "A shape is a new array on every call, and == and Equals compare arrays by reference: equal shapes count as different.", languages: RuleLanguages.CSharp);

    public static readonly Rule Broadcast = new(
        "VAE404", "The arguments of a loss broadcast", TorchSharp, RuleSeverity.Warning,
        "Input and target have different shapes that broadcast to a larger one, so that samples are compared with each other.");

    public static readonly Rule IntegerDivision = new(
        "VAE405", "Weight is an integer division and is 0", TorchSharp, RuleSeverity.Warning,
        "An integer that is divided by a larger one is 0: the term that it weighs takes no part in the loss.");

    public static IReadOnlyList<Rule> All { get; } =
    [
        InternalFailure, MeanReconstruction, MeanKl, BatchMismatch, WrongAxes, SizeCountedTwice, WeightHidesSize, BatchSummedTotal, ConstantBatchSize, NotVerified, UnknownEntry,
        AlmostGaussianKl, MixedSpread, WrongDirection, WrongNoise,
        LogitsOrProbabilities, SwappedArguments, KlDivergenceMisuse,
        StoppedGradient, UnreducedLoss, UnusedWeight,
        LiteralZeroAxis, GaussianNll, ShapeReference, Broadcast, IntegerDivision,
    ];

    public static Rule? Find(string id) => All.FirstOrDefault(r => r.Id == id);
}
