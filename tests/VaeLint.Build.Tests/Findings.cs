using VaeLint.Core.Ir;
using VaeLint.Core.Rules;

namespace VaeLint.Build.Tests;

internal static class Findings
{
    public static Finding Of(Rule rule, string file = "/src/Losses.fs", int line = 3, bool isHint = false) => new(
        rule,
        "The \"message\".",
        new Origin(file, 10, 20, line, 5, line, 17, null),
        [new FindingLocation(new Origin(file, 30, 40, line + 1, 1, line + 1, 9, null), "kl")],
        new Dictionary<string, string>(StringComparer.Ordinal) { [FindingProperties.LossId] = "loss-1", [FindingProperties.EffectiveBeta] = "D" },
        isHint);
}
