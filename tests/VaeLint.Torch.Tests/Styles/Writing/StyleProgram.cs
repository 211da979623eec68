namespace VaeLint.Torch.Tests.Styles;

/// <summary>One program: the loss it is, how it is written, and how the harness calls it.</summary>
internal sealed record StyleProgram(string Name, int Seed, LossSpec Spec, IReadOnlyCollection<string> Constructs, string CSharp, string? FSharp, string EntryName, IReadOnlyList<EntryParameter> Parameters)
{
    /// <summary>What the harness passes to the constructor of the entry's class.</summary>
    public required bool IsInstance { get; init; }
}
