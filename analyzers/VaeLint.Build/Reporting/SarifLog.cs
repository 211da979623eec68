using VaeLint.Build.Policy;
using VaeLint.Core.Ir;
using VaeLint.Core.Rules;

namespace VaeLint.Build.Reporting;

/// <summary>SARIF 2.1.0 with the rule metadata of the catalogue.</summary>
internal static class SarifLog
{
    /// <summary>ErrorLog is a path with options: <c>losses.sarif,version=2.1</c>. Of several frameworks each has its own: <c>losses.net8.0.sarif</c>.</summary>
    public static string PathOf(string setting, string? framework = null)
    {
        var path = setting.Split(',', ';')[0].Trim();
        return string.IsNullOrEmpty(framework) || path.IndexOf(framework, StringComparison.OrdinalIgnoreCase) >= 0
            ? path
            : Path.ChangeExtension(path, framework + Path.GetExtension(path));
    }

    public static string Write(IReadOnlyList<JudgedFinding> findings, string version)
    {
        var json = new JsonText();
        json.Object(null, () =>
        {
            json.Value("$schema", "http://json.schemastore.org/sarif-2.1.0").Value("version", "2.1.0");
            json.Array("runs", () => json.Object(null, () =>
            {
                json.Object("tool", () => json.Object("driver", () =>
                {
                    json.Value("name", "VaeLint").Value("semanticVersion", version).Value("informationUri", "https://github.com/vaelint/vaelint");
                    json.Array("rules", () => RuleCatalog.All.ToList().ForEach(rule => WriteRule(json, rule)));
                }));
                json.Value("columnKind", "utf16CodeUnits");
                json.Array("results", () => findings.ToList().ForEach(finding => WriteResult(json, finding)));
            }));
        });
        return json.ToString();
    }

    private static void WriteRule(JsonText json, Rule rule) => json.Object(null, () =>
    {
        json.Value("id", rule.Id);
        json.Object("shortDescription", () => json.Value("text", rule.Title));
        json.Object("fullDescription", () => json.Value("text", rule.Description));
        json.Object("defaultConfiguration", () => json.Value("level", rule.Severity == RuleSeverity.Warning ? "warning" : "note"));
        json.Value("helpUri", rule.HelpUri);
        json.Object("properties", () => json.Value("category", rule.Category));
    });

    private static void WriteResult(JsonText json, JudgedFinding judged) => json.Object(null, () =>
    {
        var finding = judged.Finding;
        json.Value("ruleId", finding.RuleId).Value("ruleIndex", RuleCatalog.All.ToList().IndexOf(finding.Rule));
        json.Value("level", judged.Severity switch { BuildSeverity.Error => "error", BuildSeverity.Warning => "warning", _ => "note" });
        json.Object("message", () => json.Value("text", finding.Message));
        if (judged.IsSuppressed)
        {
            json.Array("suppressions", () => json.Object(null, () => json.Value("kind", "inSource")));
        }

        json.Array("locations", () => WriteLocation(json, finding.Primary, null));
        json.Array("relatedLocations", () => finding.Additional.ToList().ForEach(place => WriteLocation(json, place.At, place.Role)));
        json.Object("properties", () => finding.Properties.OrderBy(p => p.Key, StringComparer.Ordinal).ToList().ForEach(p => json.Value(p.Key, p.Value)));
    });

    private static void WriteLocation(JsonText json, Origin at, string? role) => json.Object(null, () =>
    {
        json.Object("physicalLocation", () =>
        {
            json.Object("artifactLocation", () => json.Value("uri", UriOf(at.File)));
            if (!at.IsNone)
            {
                json.Object("region", () => json
                    .Value("startLine", at.StartLine)
                    .Value("startColumn", at.StartColumn)
                    .Value("endLine", at.EndLine)
                    .Value("endColumn", at.EndColumn));
            }
        });
        if (role is not null)
        {
            json.Object("message", () => json.Value("text", role));
        }
    });

    private static string UriOf(string path) => Uri.TryCreate(path, UriKind.Absolute, out var absolute) ? absolute.AbsoluteUri : Uri.EscapeUriString(path.Replace('\\', '/'));
}
