namespace VaeLint;

/// <summary>The likelihood whose gradient a decoder output has. Weight 1 is the sum named here over everything.</summary>
public enum ProbeLikelihood
{
    /// <summary>None of the known ones.</summary>
    Unknown,

    /// <summary>Σ −x·log p − (1−x)·log(1−p), with p = sigmoid(logit).</summary>
    BernoulliLogits,

    /// <summary>Σ −x·log p − (1−x)·log(1−p).</summary>
    BernoulliProbabilities,

    /// <summary>Σ (x̂ − x)². The negative log-likelihood of a Gaussian with σ = 1 is half of it.</summary>
    SquaredError,

    /// <summary>Σ |x̂ − x|: Laplace with scale 1.</summary>
    AbsoluteError,

    /// <summary>Σ ½(s + (x̂ − x)²·exp(−s)), with the decoder's log-variance s.</summary>
    GaussianLogVariance,

    /// <summary>Gaussian with the variance that fits batch and event best: (B·D/2)·log(mean squared error).</summary>
    GaussianOptimalVariance,

    /// <summary>Σ r − x·log r.</summary>
    PoissonRate,

    /// <summary>Σ exp(η) − x·η.</summary>
    PoissonLogRate,

    /// <summary>Σ −log softmax(logits)[token].</summary>
    CategoricalLogits,

    /// <summary>Σ −log p[token].</summary>
    CategoricalProbabilities,

    /// <summary>Σ −x·log softmax(logits) over the axis of the classes, or the last one, with counts or proportions x.</summary>
    MultinomialLogits,

    /// <summary>A sum of some function of output and data, element by element: its powers of sizes are known, its number is not.</summary>
    Elementwise,
}
