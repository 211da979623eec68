namespace VaeLint.Probing;

/// <summary>One gradient that a decoder output may have: of a likelihood, or of a likelihood that was given the wrong thing.</summary>
/// <param name="Kind">The likelihood.</param>
/// <param name="Gradient">∂(−log p)/∂output at weight 1, by output and data.</param>
/// <param name="RuleId">The rule that a misuse breaks; null where the form is right.</param>
/// <param name="What">What happened, for a misuse or a note.</param>
/// <param name="Fix">The likely fix of a misuse.</param>
internal sealed record LikelihoodForm(ProbeLikelihood Kind, Func<double, double, double> Gradient, string? RuleId = null, string What = "", string Fix = "")
{
    private static readonly LikelihoodForm SquaredError = new(ProbeLikelihood.SquaredError, (y, x) => 2 * (y - x));
    private static readonly LikelihoodForm AbsoluteError = new(ProbeLikelihood.AbsoluteError, (y, x) => Math.Sign(y - x));
    private static readonly LikelihoodForm Probabilities = new(ProbeLikelihood.BernoulliProbabilities, (y, x) => (y - x) / (y * (1 - y)));
    private static readonly LikelihoodForm Logits = new(ProbeLikelihood.BernoulliLogits, (y, x) => Sigmoid(y) - x);
    private static readonly LikelihoodForm LogRate = new(ProbeLikelihood.PoissonLogRate, (y, x) => Math.Exp(y) - x);
    private static readonly LikelihoodForm Rate = new(ProbeLikelihood.PoissonRate, (y, x) => 1 - (x / y));

    private static readonly LikelihoodForm SwappedLogits = new(
        ProbeLikelihood.BernoulliLogits, (_, x) => -x, "VAE202", "The gradient is that of a cross-entropy whose input and target are swapped", "pass the decoder output first and the data second");

    private static readonly LikelihoodForm SwappedProbabilities = new(
        ProbeLikelihood.BernoulliProbabilities, (_, x) => -Math.Log(x / (1 - x)), "VAE202", "The gradient is that of a cross-entropy whose input and target are swapped", "pass the decoder output first and the data second");

    private static readonly LikelihoodForm[] OfLogits =
    [
        Logits,
        LogRate,
        new(ProbeLikelihood.SquaredError, (y, x) => 2 * (Sigmoid(y) - x) * Slope(y)),
        new(ProbeLikelihood.AbsoluteError, (y, x) => Math.Sign(Sigmoid(y) - x) * Slope(y)),
        SquaredError,
        AbsoluteError,
        new(
            ProbeLikelihood.BernoulliLogits, (y, x) => (Sigmoid(Sigmoid(y)) - x) * Slope(y), "VAE201",
            "The sigmoid is applied twice: the loss takes logits and is given probabilities", "pass the logits, or use the loss for probabilities"),
        Probabilities with { RuleId = "VAE201", What = "The logits are taken for probabilities", Fix = "use the loss with logits, or apply the sigmoid first" },
        Rate with { RuleId = "VAE201", What = "The log-rate is taken for a rate", Fix = "use the loss for log-rates, or apply the exponential first" },
        SwappedLogits,
    ];

    private static readonly LikelihoodForm[] OfProbabilities =
    [
        Probabilities,
        SquaredError,
        AbsoluteError,
        Rate,
        Logits with { RuleId = "VAE201", What = "The probabilities are taken for logits: the sigmoid is applied twice", Fix = "use the loss for probabilities, or pass the logits" },
        SwappedProbabilities,
        SwappedLogits,
    ];

    private static readonly LikelihoodForm[] OfReconstruction =
    [
        SquaredError,
        AbsoluteError,
        Probabilities,
        Rate,
        LogRate,
        Logits with { RuleId = "VAE201", What = "The reconstruction is taken for logits: the sigmoid is applied to it", Fix = "use a loss for probabilities or means, or read the role Logits" },
        SwappedProbabilities,
        SwappedLogits,
    ];

    public static IReadOnlyList<LikelihoodForm> Of(ProbeRole role) => role switch
    {
        ProbeRole.Logits => OfLogits,
        ProbeRole.Probabilities => OfProbabilities,
        _ => OfReconstruction,
    };

    private static double Sigmoid(double value) => 1 / (1 + Math.Exp(-value));

    private static double Slope(double value) => Sigmoid(value) * (1 - Sigmoid(value));
}
