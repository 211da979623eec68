namespace VaeLint;

/// <summary>One term of a measured loss.</summary>
public sealed record ProbeTerm
{
    /// <summary>The decoder output that the reconstruction is a function of; <see cref="ProbeRole.Mean"/> for the KL.</summary>
    public required ProbeRole Role { get; init; }

    /// <summary>A reconstruction, else the KL.</summary>
    public required bool IsReconstruction { get; init; }

    /// <summary>The likelihood of a reconstruction.</summary>
    public ProbeLikelihood Likelihood { get; init; }

    /// <summary>The form of the KL.</summary>
    public ProbeKlForm KlForm { get; init; }

    /// <summary>The weight relative to the sum over everything; null where there is none or it is no product of sizes.</summary>
    public ProbeWeight? Weight { get; init; }

    /// <summary>Gradients of one sample depend on the values of the others.</summary>
    public bool CouplesSamples { get; init; }

    /// <summary>As <c>reconstruction (Logits): BernoulliLogits, weight 1/(B·D)</c>.</summary>
    public override string ToString() =>
        (IsReconstruction ? $"reconstruction ({Role}): {Likelihood}" : $"KL: {KlForm}") + (Weight is null ? ", no weight" : $", weight {Weight}");
}
