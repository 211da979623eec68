namespace VaeLint.CSharp.Usage;

/// <summary>The rules that one operation and its symbols decide.</summary>
internal static class SymbolRules
{
    public static IReadOnlyList<SymbolRule> All { get; } =
    [
        new VAE401LiteralZeroAxisRule(),
        new VAE403ShapeReferenceRule(),
    ];
}
