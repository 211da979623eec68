namespace VaeLint;

/// <summary>One thing that a measurement says about a loss.</summary>
/// <param name="RuleId">The rule, as the analyzer reports it; null where no rule says it.</param>
/// <param name="Message">What is wrong, against what, and by which factor.</param>
/// <param name="Fix">The likely repair.</param>
/// <param name="FailsAssertion">Whether <see cref="LossProbe.AssertNegativeElbo"/> throws for it.</param>
public sealed record ProbeFinding(string? RuleId, string Message, string Fix, bool FailsAssertion = true)
{
    /// <summary>Rule, message and fix in one sentence.</summary>
    public override string ToString() => (RuleId is null ? "" : RuleId + ": ") + $"{Message}: {Fix}.";
}
