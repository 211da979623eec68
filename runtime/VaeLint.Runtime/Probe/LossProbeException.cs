namespace VaeLint;

/// <summary>A loss is not a negative ELBO, or it could not be measured.</summary>
public sealed class LossProbeException : Exception
{
    internal LossProbeException(string message, LossReport report)
        : base(message, report.Failure) => Report = report;

    /// <summary>The measurement.</summary>
    public LossReport Report { get; }
}
