namespace VaeLint;

/// <summary>What a measurement says about a loss, the gravest last.</summary>
public enum ProbeVerdict
{
    /// <summary>A negative ELBO up to a common factor and the number β.</summary>
    Balanced,

    /// <summary>The relation of the terms depends on the sizes.</summary>
    WrongScale,

    /// <summary>A term is not what it should be: sign, form, or an argument in the wrong place.</summary>
    WrongFormula,

    /// <summary>A term is missing or trains nothing.</summary>
    NoGradient,

    /// <summary>Gradients of one sample depend on the others.</summary>
    CoupledSamples,

    /// <summary>It could not be measured.</summary>
    Inconclusive,
}
