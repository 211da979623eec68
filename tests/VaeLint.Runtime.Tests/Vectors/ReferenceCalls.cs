namespace VaeLint.Runtime.Tests.Vectors;

/// <summary>Reference records as calls that run on any device: what the program of the GPU archive repeats.</summary>
internal static partial class ReferenceCalls
{
    public static IReadOnlyList<ReferenceCall> All { get; } = [.. Losses, .. Divergences, .. Objectives];
}
