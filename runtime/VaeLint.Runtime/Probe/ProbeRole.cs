namespace VaeLint;

/// <summary>What a tensor of a <see cref="ProbeBatch"/> stands for in the loss.</summary>
public enum ProbeRole
{
    /// <summary>Decoder output before the sigmoid, the softmax or the exponential.</summary>
    Logits,

    /// <summary>Decoder output as probabilities.</summary>
    Probabilities,

    /// <summary>Decoder output as the mean (or rate) of the likelihood.</summary>
    Reconstruction,

    /// <summary>Log-variance of a Gaussian decoder.</summary>
    ReconstructionLogVariance,

    /// <summary>The data.</summary>
    Target,

    /// <summary>The data as counts.</summary>
    Counts,

    /// <summary>The data as class indices.</summary>
    Tokens,

    /// <summary>1 where the data is valid, 0 where it is padding.</summary>
    Mask,

    /// <summary>μ of the posterior.</summary>
    Mean,

    /// <summary>log σ² of the posterior.</summary>
    LogVariance,

    /// <summary>σ of the posterior.</summary>
    StandardDeviation,

    /// <summary>log σ of the posterior.</summary>
    LogStandardDeviation,

    /// <summary>A sample μ + σ·ε of the posterior.</summary>
    Z,
}
