using VaeLint.Core.Rules;

namespace VaeLint.Build;

/// <summary>What the analysis of one assembly brought to light, before any severity or suppression.</summary>
internal sealed class AssemblyFindings(IReadOnlyList<Finding> findings, bool hasSymbols, int failures, string? lastFailure)
{
    public static readonly AssemblyFindings None = new([], true, 0, null);

    public IReadOnlyList<Finding> Findings { get; } = findings;

    /// <summary>Without a PDB findings name methods, no lines.</summary>
    public bool HasSymbols { get; } = hasSymbols;

    /// <summary>Methods that could not be read or analysed.</summary>
    public int Failures { get; } = failures;

    public string? LastFailure { get; } = lastFailure;
}
