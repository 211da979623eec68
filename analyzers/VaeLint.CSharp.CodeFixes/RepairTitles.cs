namespace VaeLint.CSharp.CodeFixes;

/// <summary>The names of the actions.</summary>
internal static class RepairTitles
{
    public const string Balance = "Sum over the event axes, average over the batch (changes training)";

    public const string CallLibrary = "Call VaeLint.Runtime, which sums over the event axes (changes training)";

    public const string Formula = "Write the formula right (changes training)";

    public const string All = "Repair the losses";

    public static string ExplicitBeta(string beta) => $"Write the effective beta {beta} explicitly (same training)";
}
