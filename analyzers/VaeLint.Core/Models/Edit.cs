using VaeLint.Core.Algebra;
using VaeLint.Core.Evaluation;

namespace VaeLint.Core.Models;

/// <summary>Another reduction at one call, as the fix planner tries it.</summary>
public sealed class ReductionEdit(bool sumsEverything, bool dividesByBatch, IReadOnlyList<int>? sumAxes = null) : SemanticEdit
{
    /// <summary>Replace the reduction by a sum over all axes.</summary>
    public bool SumsEverything { get; } = sumsEverything;

    /// <summary>Divide the result by B.</summary>
    public bool DividesByBatch { get; } = dividesByBatch;

    /// <summary>Sum over these axes instead.</summary>
    public IReadOnlyList<int>? SumAxes { get; } = sumAxes;
}

/// <summary>A scalar factor removed or replaced, as the fix planner tries it.</summary>
public sealed class ScalarEdit(Coefficient? replacement, bool keepsLeft) : SemanticEdit
{
    /// <summary>What the scalar becomes; null removes it.</summary>
    public Coefficient? Replacement { get; } = replacement;

    /// <summary>The operand that stays is the left one.</summary>
    public bool KeepsLeft { get; } = keepsLeft;
}

/// <summary>One addend of a sum, or the result of a call, multiplied by a factor, as the fix planner tries it.</summary>
public sealed class FactorEdit(Coefficient factor, FactorTarget target) : SemanticEdit
{
    public Coefficient Factor { get; } = factor;

    public FactorTarget Target { get; } = target;
}

/// <summary>Noise that is drawn from N(0, 1), as the fix planner tries it.</summary>
public sealed class NoiseEdit : SemanticEdit;

public enum FactorTarget
{
    /// <summary>The tensor that a function is applied to.</summary>
    Operand,
    LeftAddend,
    RightAddend,
    Result,
}

/// <summary>Applies the planner's edits where the models evaluate the edited call.</summary>
internal static class Edit
{
    private static readonly NumericValue SumReduction = new(Polynomial.Constant(Coefficient.Of(2)), isIntegral: true);

    public static AbstractValue? Reduction(SemanticEdit? edit, AbstractValue? written) => edit is ReductionEdit { SumsEverything: true } ? SumReduction : written;

    public static NumericValue Finish(SemanticEdit? edit, NumericValue value, Site site) =>
        edit is ReductionEdit { DividesByBatch: true }
            ? value.With(value.Polynomial.Scale(new ScalarFactor(Coefficient.Of(Symbol.Batch, -1), site, site)))
            : value;

    public static NumericValue Apply(
        SemanticEdit? edit, ReductionModel model, NumericValue tensor, bool isMean, IReadOnlyList<int>? axes, bool keepsAxes, Site site, Site? axesSite)
    {
        if (edit is not ReductionEdit reduction)
        {
            return model.Reduce(tensor, isMean, axes, keepsAxes, site, axesSite);
        }

        var edited = reduction.SumsEverything ? model.Reduce(tensor, isMean: false, null, keepsAxes: false, site)
            : reduction.SumAxes is { } sumAxes ? model.Reduce(tensor, isMean: false, sumAxes, keepsAxes, site, axesSite)
            : model.Reduce(tensor, isMean, axes, keepsAxes, site, axesSite);
        return Finish(edit, edited, site);
    }
}
