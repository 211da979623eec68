namespace VaeLint;

/// <summary>What <see cref="LossProbe"/> measured about a loss.</summary>
public sealed record LossReport
{
    /// <summary>The conclusion.</summary>
    public required ProbeVerdict Verdict { get; init; }

    /// <summary>The axes of the event that the loss was measured with.</summary>
    public required string Event { get; init; }

    /// <summary>Reconstructions and KL.</summary>
    public IReadOnlyList<ProbeTerm> Terms { get; init; } = [];

    /// <summary>What is wrong or worth knowing, the gravest first.</summary>
    public IReadOnlyList<ProbeFinding> Findings { get; init; } = [];

    /// <summary>Weight of the KL in units of the reconstruction's: β, times the sizes that should not be there. Null without either term.</summary>
    public ProbeWeight? Relation { get; init; }

    /// <summary>The effective β where it is a number, because no size is left in it or all are fixed.</summary>
    public double? EffectiveBeta { get; init; }

    /// <summary>For squared errors: the variance σ² = k/(2c) of the Gaussian decoder for which <c>c·Σ(x̂ − x)² + k·KL</c> is the negative ELBO; null where sizes are left in it.</summary>
    public double? ImpliedVariance { get; init; }

    /// <summary>Two equal runs differed; the weights are averages.</summary>
    public bool IsStochastic { get; init; }

    /// <summary>Gradients of one sample depend on the values of the others.</summary>
    public bool CouplesSamples { get; init; }

    /// <summary>Why the measurement is inconclusive, with the option that may help.</summary>
    public string? InconclusiveReason { get; init; }

    /// <summary>The exception of the loss, for an inconclusive measurement.</summary>
    public Exception? Failure { get; init; }

    /// <summary>Assumptions and circumstances of the measurement.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The rules of the findings.</summary>
    public IReadOnlyList<string> RuleIds => [.. Findings.Select(finding => finding.RuleId).OfType<string>().Distinct()];

    /// <summary>At most eight lines: conclusion, terms, findings with rule and likely fix, notes.</summary>
    public override string ToString()
    {
        var lines = new List<string> { Headline() };
        lines.AddRange(Terms.Take(3).Select(term => "  " + term));
        lines.AddRange(Findings.Take(3).Select(finding => "  " + finding));
        if (InconclusiveReason is not null)
        {
            lines.Add("  inconclusive: " + InconclusiveReason);
        }

        lines.AddRange(Notes.Select(note => "  note: " + note));
        return string.Join(Environment.NewLine, lines.Take(8));
    }

    private string Headline()
    {
        var conclusion = Verdict switch
        {
            ProbeVerdict.Balanced => "balanced",
            ProbeVerdict.WrongScale => "wrong scale",
            ProbeVerdict.WrongFormula => "wrong formula",
            ProbeVerdict.NoGradient => "a term without gradient",
            ProbeVerdict.CoupledSamples => "coupled samples",
            _ => "inconclusive",
        };
        var beta = EffectiveBeta is { } number ? $", effective beta {ProbeWeight.FormatNumber(number)}" : Relation is not null ? $", effective beta {Relation}" : "";
        return $"{(RuleIds.Count == 0 ? "" : string.Join(", ", RuleIds) + " ")}{conclusion}{beta} (event {Event}{(IsStochastic ? ", stochastic" : "")})";
    }
}
