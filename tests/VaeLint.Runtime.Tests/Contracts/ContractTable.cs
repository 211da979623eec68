namespace VaeLint.Runtime.Tests.Contracts;

/// <summary>At least one sample call of every public function that takes tensors. <see cref="CompletenessTests"/> names the functions that are missing.</summary>
internal static partial class ContractTable
{
    public static IReadOnlyList<Contract> All { get; } = [.. Losses, .. Divergences, .. Posteriors, .. Objectives, .. Diagnosed, .. ShapeChecks];

    public static Contract Get(string name) => All.Single(contract => contract.Name == name);
}
