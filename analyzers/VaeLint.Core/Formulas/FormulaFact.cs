using VaeLint.Core.Algebra;
using VaeLint.Core.Losses;

namespace VaeLint.Core.Formulas;

/// <summary>The places of a fact.</summary>
internal sealed class FormulaPlaces(IReadOnlyList<Site> candidates, IReadOnlyList<Site> evidence)
{
    /// <summary>Where the change may have to be made, the most likely first.</summary>
    public IReadOnlyList<Site> Candidates { get; } = candidates;

    /// <summary>Everything that has to be known to say it.</summary>
    public IEnumerable<Site> All { get; } = [.. candidates, .. evidence];
}

/// <summary>Something that is wrong with the formula of a loss, whatever its scale is. Rules make findings of it.</summary>
internal abstract class FormulaFact(FormulaPlaces places)
{
    private string? _key;

    public FormulaPlaces Places { get; } = places;

    /// <summary>The same fact about the same places, from whatever root it is seen.</summary>
    public string Key => _key ??= GetType().Name + Detail + string.Join(";", Places.All.Select(s => $"{s.At.File}:{s.At.Start}-{s.At.End}"));

    protected virtual string Detail => "";

    /// <summary>The deepest activation in which all of it is known.</summary>
    public CallPath? CommonPath() => CallPath.Common(Places.All);
}

/// <summary>A KL or likelihood that differs in one addend.</summary>
internal sealed class SlippedFormula(LossTerm term, FormulaSlip slip, FormulaPlaces places) : FormulaFact(places)
{
    public LossTerm Term { get; } = term;

    public FormulaSlip Slip { get; } = slip;

    protected override string Detail => Slip.Kind.ToString();
}

internal enum KlPart
{
    Variance,
    MeanSquare,
    Logarithm,
}

/// <summary>A KL to N(0, I) of a posterior that is sampled, without one of its parts.</summary>
internal sealed class MissingTerm(KlPart part, FormulaPlaces places) : FormulaFact(places)
{
    public KlPart Part { get; } = part;

    protected override string Detail => Part.ToString();
}

/// <summary>A KL without its ½ beside a likelihood with the right scale, and nobody wrote a weight.</summary>
internal sealed class MissingHalf(FormulaPlaces places) : FormulaFact(places);

/// <summary>The log-density of a Gaussian in which log σ² is divided by σ² like the square.</summary>
internal sealed class DividedLogVariance(FormulaPlaces places) : FormulaFact(places);

/// <summary>Where a spread is read.</summary>
internal enum SpreadPlace
{
    Sample,
    Distribution,
    Kl,
    Exponential,
    Logarithm,
}

/// <summary>One tensor, taken for two different things.</summary>
internal sealed class MixedReading(SpreadReading wrong, SpreadPlace wrongPlace, SpreadReading other, SpreadPlace otherPlace, FormulaPlaces places) : FormulaFact(places)
{
    /// <summary>The use that has to change, as far as one can tell.</summary>
    public SpreadReading Wrong { get; } = wrong;

    public SpreadPlace WrongPlace { get; } = wrongPlace;

    public SpreadReading Other { get; } = other;

    public SpreadPlace OtherPlace { get; } = otherPlace;

    /// <summary>A likelihood, not the KL.</summary>
    public bool IsOfLikelihood { get; init; }

    /// <summary>A third use says which of two is wrong.</summary>
    public bool IsDecided { get; init; }

    protected override string Detail => $"{WrongPlace}{OtherPlace}";
}

internal enum DirectionKind
{
    /// <summary>The reconstruction is minimised and the divergence maximised.</summary>
    DivergenceMaximized,

    /// <summary>The divergence is minimised and the reconstruction maximised.</summary>
    ReconstructionMaximized,

    /// <summary>backward() on the bound.</summary>
    BoundMinimized,

    /// <summary>An optimizer that maximises the loss.</summary>
    LossMaximized,
}

/// <summary>A quantity goes the wrong way.</summary>
internal sealed class WrongDirection(DirectionKind kind, FormulaPlaces places) : FormulaFact(places)
{
    public DirectionKind Kind { get; } = kind;

    protected override string Detail => Kind.ToString();
}

internal enum NoiseSlip
{
    /// <summary>Between 0 and 1.</summary>
    Uniform,

    /// <summary>Normal noise times a constant.</summary>
    Scaled,

    /// <summary>Noise that has the standard deviation of the posterior already.</summary>
    ScaledTwice,
}

/// <summary>The noise of a sample is not that of the posterior in the KL.</summary>
internal sealed class WrongNoise(NoiseSlip slip, FormulaPlaces places) : FormulaFact(places)
{
    public NoiseSlip Slip { get; } = slip;

    /// <summary>The constant of <see cref="NoiseSlip.Scaled"/>.</summary>
    public double Factor { get; init; } = 1;

    /// <summary>Where the constant is written.</summary>
    public ScalarFactor? Scalar { get; init; }
}

internal enum GradientStop
{
    /// <summary>detach(), or a no_grad scope.</summary>
    Detach,

    /// <summary>item() or a cast to a number.</summary>
    Number,

    /// <summary>sample() in place of rsample().</summary>
    Sample,

    /// <summary>detach() on the code that the decoder gets.</summary>
    Code,
}

/// <summary>One side of the objective trains, the other has no gradient.</summary>
internal sealed class StoppedGradient(GradientStop stop, LossTermKind term, FormulaPlaces places) : FormulaFact(places)
{
    public GradientStop Stop { get; } = stop;

    /// <summary>The term that does not train what it should.</summary>
    public LossTermKind Term { get; } = term;

    protected override string Detail => $"{Stop}{Term}";
}

/// <summary>backward() is called on one value per sample.</summary>
internal sealed class UnreducedLoss(FormulaPlaces places) : FormulaFact(places);

/// <summary>A parameter that is called a weight, and that nothing reads.</summary>
internal sealed class UnusedWeight(string name, FormulaPlaces places) : FormulaFact(places)
{
    public string Name { get; } = name;

    protected override string Detail => Name;
}
