namespace VaeLint.Probing;

/// <summary>An axis and the two sizes it is measured at: distinct primes, or twice the same where it is fixed.</summary>
internal sealed record ProbeAxis(string Name, long First, long Second)
{
    /// <summary>The name of the axis of the classes in a pattern.</summary>
    public const string Classes = "V";

    public bool IsFixed => First == Second;

    public bool IsClasses => Name == Classes;
}
