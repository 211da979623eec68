namespace VaeLint.Core.Losses;

/// <summary>Says under which condition a loss is wrong, where another branch of the same code is right.</summary>
internal static class Branches
{
    public static void Name(IReadOnlyList<LossObjective> objectives, IReadOnlyDictionary<string, string> conditionTexts)
    {
        var right = objectives.Where(o => o.IsBalanced).ToList();
        foreach (var wrong in objectives.Where(o => o is { IsJudged: true, IsBalanced: false }))
        {
            foreach (var fact in wrong.Facts.OrderBy(f => f.Key, StringComparer.Ordinal))
            {
                if (conditionTexts.TryGetValue(fact.Key, out var text) && right.Any(r => r.Facts.TryGetValue(fact.Key, out var other) && other != fact.Value))
                {
                    wrong.When = $"when {text} is {(fact.Value ? "true" : "false")}";
                    break;
                }
            }
        }
    }
}
