namespace VaeLint.Probing;

/// <summary>What was found about one term before its weight is factored.</summary>
internal sealed record MeasuredTerm
{
    public required ProbeRole Role { get; init; }

    public ProbeLikelihood Likelihood { get; init; }

    public ProbeKlForm? Kl { get; init; }

    public bool IsReconstruction => Kl is null;

    /// <summary>The weight at each set of sizes; empty where there is none.</summary>
    public IReadOnlyList<WeightPoint> Points { get; init; } = [];

    /// <summary>Only the ratio of the weights means anything.</summary>
    public bool HasUnknownNumber { get; init; }

    public PosteriorRange Range { get; init; }

    /// <summary>Averages over each sample's own valid elements.</summary>
    public bool IsMeanOfSample { get; init; }

    /// <summary>The value of the loss depends on the role, its gradient does not reach it.</summary>
    public bool IsDetached { get; init; }

    /// <summary>Neither value nor gradient depend on the role.</summary>
    public bool IsUnused { get; init; }

    /// <summary>Gradients of one sample depend on the others.</summary>
    public bool IsCoupled { get; init; }

    public ProbeFinding? Finding { get; init; }

    public string? Note { get; init; }

    /// <summary>Why the term could not be measured.</summary>
    public string? Problem { get; init; }
}
