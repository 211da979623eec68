namespace VaeLint.Core.Rules;

/// <summary>The rules that read a single call.</summary>
internal static class UsageRules
{
    public static IReadOnlyList<UsageRule> All { get; } = [];
}
