using VaeLint.Core.Algebra;
using VaeLint.Core.Evaluation;
using VaeLint.Core.Ir;
using VaeLint.Core.Models;

namespace VaeLint.Core.Fixes;

/// <summary>One change of the code in words of the algebra. A host writes it in its language; the planner tries it through <see cref="Meaning"/>.</summary>
public abstract class EditIntent(Origin at)
{
    /// <summary>The instruction that changes its meaning.</summary>
    public Origin At { get; } = at;

    internal abstract SemanticEdit Meaning { get; }
}

/// <summary>A reducing call becomes a sum over everything, or stays the sum it is; then it may be divided by the batch size.</summary>
public sealed class SumIntent(Origin at, bool changesReduction, bool dividesByBatch) : EditIntent(at)
{
    /// <summary>The call averages now and has to sum.</summary>
    public bool ChangesReduction { get; } = changesReduction;

    public bool DividesByBatch { get; } = dividesByBatch;

    internal override SemanticEdit Meaning => new ReductionEdit(ChangesReduction, DividesByBatch);
}

/// <summary>A loss function of TorchSharp becomes the mean over the batch of the library's, which sums the event itself.</summary>
public sealed class LibraryIntent(Origin at, RuntimeApi function) : EditIntent(at)
{
    public RuntimeApi Function { get; } = function;

    internal override SemanticEdit Meaning => new ReductionEdit(sumsEverything: true, dividesByBatch: true);
}

/// <summary>A reducing call with an axis list sums over <see cref="Axes"/>.</summary>
public sealed class AxesIntent(Origin at, IReadOnlyList<int> axes, bool keepsList) : EditIntent(at)
{
    public IReadOnlyList<int> Axes { get; } = axes;

    /// <summary>The list stays as it is written; only the mean becomes a sum.</summary>
    public bool KeepsList { get; } = keepsList;

    internal override SemanticEdit Meaning => new ReductionEdit(sumsEverything: false, dividesByBatch: false, Axes);
}

/// <summary>A scalar factor disappears from its product or quotient.</summary>
public sealed class DropScalarIntent(Origin at, Origin scalar) : EditIntent(at)
{
    public Origin Scalar { get; } = scalar;

    internal override SemanticEdit Meaning => new ScalarEdit(null, ScalarPosition.IsRight(At, Scalar));
}

/// <summary>A divisor becomes the size of the batch at hand.</summary>
public sealed class BatchDivisorIntent(Origin at, Origin scalar) : EditIntent(at)
{
    public Origin Scalar { get; } = scalar;

    internal override SemanticEdit Meaning => new ScalarEdit(Coefficient.Of(Symbol.Batch, -1), ScalarPosition.IsRight(At, Scalar));
}

/// <summary>A sum becomes a difference, or the reverse.</summary>
public sealed class FlipSignIntent(Origin at) : EditIntent(at)
{
    internal override SemanticEdit Meaning => new FactorEdit(Coefficient.Of(-1), FactorTarget.RightAddend);
}

/// <summary>What a function is applied to is multiplied by a number.</summary>
public sealed class ScaleOperandIntent(Origin at, double factor) : EditIntent(at)
{
    public double Factor { get; } = factor;

    internal override SemanticEdit Meaning => new FactorEdit(Coefficient.Of(Factor), FactorTarget.Operand);
}

/// <summary>rand becomes randn.</summary>
public sealed class NormalNoiseIntent(Origin at) : EditIntent(at)
{
    internal override SemanticEdit Meaning => new NoiseEdit();
}

/// <summary>Which operand of a product a scalar is.</summary>
internal static class ScalarPosition
{
    /// <summary>The left operand begins where the product begins (but for parentheses), the right one ends where it ends.</summary>
    public static bool IsRight(Origin product, Origin scalar) => scalar.Start - product.Start > product.End - scalar.End;
}
