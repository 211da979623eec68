using VaeLint.Core.Algebra;

namespace VaeLint.Core.Losses;

/// <summary>What is wrong with a term, by precedence; each term is judged once.</summary>
public enum TermVerdict
{
    Balanced,

    /// <summary>VAE004: an explicit axis list reduces the wrong or only part of the axes.</summary>
    WrongAxes,

    /// <summary>VAE005: a scalar factor counts a size twice, or a size of the other term.</summary>
    CountsSizeTwice,

    /// <summary>VAE001, VAE002: averaged over its own sizes.</summary>
    AveragedOverOwnSizes,

    /// <summary>VAE003: on another footing with the batch.</summary>
    BatchMismatch,
}

/// <summary>One term with its weight and verdict.</summary>
internal sealed class JudgedTerm(TermWeight weight)
{
    public TermWeight Weight { get; } = weight;

    public LossTerm Term => Weight.Term;

    public TermVerdict Verdict { get; set; } = TermVerdict.Balanced;

    /// <summary>Residual powers of sizes that belong to the verdict; B included when it is missing too.</summary>
    public Dictionary<Symbol, int> Residue { get; set; } = [];

    /// <summary>Where the change has to be made.</summary>
    public Site Site { get; set; } = Site.None;

    /// <summary>The scalar factor that is wrong (VAE005).</summary>
    public ScalarFactor? Scalar { get; set; }
}
