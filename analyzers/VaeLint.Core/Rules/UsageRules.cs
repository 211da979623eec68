namespace VaeLint.Core.Rules;

/// <summary>The rules that read a single call.</summary>
internal static class UsageRules
{
    public static IReadOnlyList<UsageRule> All { get; } =
    [
        new VAE201LogitsOrProbabilitiesRule(),
        new VAE202SwappedArgumentsRule(),
        new VAE203KlDivergenceRule(),
        new VAE301DiscreteSampleRule(),
        new VAE402GaussianNllRule(),
        new VAE404BroadcastRule(),
    ];
}
