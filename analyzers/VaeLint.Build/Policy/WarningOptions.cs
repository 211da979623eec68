namespace VaeLint.Build.Policy;

/// <summary>NoWarn and its relatives, as the project file gives them.</summary>
internal sealed class WarningOptions(string? noWarn, string? warningsAsErrors, string? warningsNotAsErrors, bool treatWarningsAsErrors)
{
    private static readonly char[] Separators = [';', ',', ' ', '\t', '\r', '\n'];

    private readonly HashSet<string> _noWarn = Ids(noWarn);
    private readonly HashSet<string> _asErrors = Ids(warningsAsErrors);
    private readonly HashSet<string> _notAsErrors = Ids(warningsNotAsErrors);

    public bool IsSilenced(string id) => _noWarn.Contains(id);

    public bool IsPromoted(string id) => _asErrors.Contains(id) || (treatWarningsAsErrors && !_notAsErrors.Contains(id));

    private static HashSet<string> Ids(string? list) => new((list ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase);
}
