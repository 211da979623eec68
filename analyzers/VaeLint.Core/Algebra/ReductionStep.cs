namespace VaeLint.Core.Algebra;

/// <summary>
/// One sum or mean that a term went through. What it means for the weight is decided late, when it is known which axes are batch, event or latent.
/// </summary>
public sealed class ReductionStep
{
    private readonly string _key;

    public ReductionStep(bool isMean, IReadOnlyList<int>? axes, bool keepsAxes, TensorShape? inputShape, Polynomial input, Site site, Site? axesSite)
    {
        IsMean = isMean;
        Axes = axes;
        KeepsAxes = keepsAxes;
        InputShape = inputShape;
        Input = input;
        Site = site;
        AxesSite = axesSite;
        _key = (isMean ? "mean" : "sum") + (axes is null ? "*" : string.Join(".", axes)) + (keepsAxes ? "k" : "");
        var histories = input.Terms.Select(t => t.Monomial.StepsKey).Distinct().ToList();
        if (histories.Count > 1)
        {
            _key = LongText.Shorten(_key + "{" + string.Join("|", histories) + "}");
        }
    }

    public bool IsMean { get; }

    /// <summary>null: all axes.</summary>
    public IReadOnlyList<int>? Axes { get; }

    public bool KeepsAxes { get; }

    public TensorShape? InputShape { get; }

    /// <summary>All addends that are reduced together: a sum multiplies each by the axes that it lacks.</summary>
    public Polynomial Input { get; }

    /// <summary>The reducing call.</summary>
    public Site Site { get; }

    /// <summary>The axis argument, when it is written out.</summary>
    public Site? AxesSite { get; }

    /// <summary>The loss call whose own reduction this is; null for sum() and mean().</summary>
    public Models.LossApi? LossReduction { get; init; }

    public string Key => _key;
}
