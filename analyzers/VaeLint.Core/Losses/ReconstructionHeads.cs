namespace VaeLint.Core.Losses;

/// <summary>
/// Several reconstructions of different data. A further head whose size is unknown may be a label or a reward with one element, whose mean is right: it is only
/// ever a hint. One that cannot be a modality at all (classes of unknown rank, one element, a detached side) takes no part beside a reconstruction that is right.
/// </summary>
internal static class ReconstructionHeads
{
    public static void Sort(List<LossTerm> terms)
    {
        var heads = terms.Where(t => t.IsReconstruction).ToList();
        var divergences = terms.Where(t => !t.IsReconstruction).ToList();
        if (heads.Count < 2 || divergences.Count == 0)
        {
            return;
        }

        var right = heads.Where(h => IsRight(h, divergences)).ToList();
        var main = right.Count > 0 ? right : [heads[0]];
        foreach (var head in heads.Where(h => !main.Contains(h) && !main.Any(m => WeightResolver.SharesTarget(m, h))))
        {
            var layout = TermLayout.Of(head, 2, 0);
            head.MayHaveOneElement = layout is not { IsRankKnown: true, OwnSize: > 1 };
            if (right.Count > 0 && (layout.IsPositional || layout.OwnSize == 1 || head.Unknown is not null || head.StopsGradient))
            {
                terms.Remove(head);
            }
        }
    }

    private static bool IsRight(LossTerm head, List<LossTerm> divergences) =>
        Judge.Verify([head, .. divergences]) is { Terms: { } judged } && judged[0].Verdict == TermVerdict.Balanced;
}
