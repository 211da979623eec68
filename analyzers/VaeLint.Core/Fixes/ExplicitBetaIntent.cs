using System.Globalization;
using VaeLint.Core.Algebra;
using VaeLint.Core.Evaluation;
using VaeLint.Core.Ir;
using VaeLint.Core.Models;

namespace VaeLint.Core.Fixes;

/// <summary>The effective β and the number that it is multiplied by to give the weight that the code has: <c>beta / 784</c>, <c>beta * 20 / 784</c>.</summary>
public sealed class BetaFactor(double beta, double number, long multiplier, long divisor)
{
    public double Beta { get; } = beta;

    /// <summary>What the formula leaves besides sizes: ½ of a halved squared error.</summary>
    public double Number { get; } = number;

    /// <summary>Sizes that the KL averages over.</summary>
    public long Multiplier { get; } = multiplier;

    /// <summary>Sizes that the reconstruction averages over.</summary>
    public long Divisor { get; } = divisor;

    internal Coefficient Coefficient =>
        Coefficient.Of(Beta * Number) * Coefficient.FromConstant(Multiplier) * Coefficient.FromConstant(Divisor).Inverse();

    /// <summary>The weight in C-like notation, with the name that a host gave to β.</summary>
    public string Write(string name) =>
        name
        + (Number == 1 ? "" : " * " + Number.ToString("R", CultureInfo.InvariantCulture))
        + (Multiplier == 1 ? "" : " * " + Multiplier.ToString(CultureInfo.InvariantCulture))
        + (Divisor == 1 ? "" : " / " + Divisor.ToString(CultureInfo.InvariantCulture));
}

/// <summary>The weight of the KL is written as β over a size.</summary>
public abstract class ExplicitBetaIntent(Origin at, BetaFactor factor) : EditIntent(at)
{
    public BetaFactor Factor { get; } = factor;
}

/// <summary>A written weight becomes the factor.</summary>
public sealed class WeightIntent(Origin at, Origin scalar, BetaFactor factor) : ExplicitBetaIntent(at, factor)
{
    public Origin Scalar { get; } = scalar;

    internal override SemanticEdit Meaning => new ScalarEdit(Factor.Coefficient, ScalarPosition.IsRight(At, Scalar));
}

/// <summary>An addend, or the result of a call, is multiplied by the factor.</summary>
public sealed class FactorIntent(Origin at, Origin operand, FactorTarget target, BetaFactor factor) : ExplicitBetaIntent(at, factor)
{
    public Origin Operand { get; } = operand;

    internal override SemanticEdit Meaning => new FactorEdit(Factor.Coefficient, target);
}
