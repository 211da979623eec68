namespace VaeLint;

/// <summary>The divergence whose gradient the posterior's parameters have.</summary>
public enum ProbeKlForm
{
    /// <summary>None of the known ones.</summary>
    Unknown,

    /// <summary>KL(N(μ, σ²) ‖ N(0, s²)) = ½ Σ (μ²/s² + σ²/s² − log σ² + log s² − 1), with the prior of <see cref="ProbeOptions.PriorStandardDeviation"/>.</summary>
    StandardNormal,

    /// <summary>Log-variance, variance, standard deviation or its logarithm are taken for one another.</summary>
    SpreadConfused,

    /// <summary>The parts of the KL have different coefficients, or one is missing.</summary>
    WrongCoefficients,

    /// <summary>Mean and log-variance are swapped.</summary>
    Swapped,
}
