namespace VaeLint.Core.Algebra;

/// <summary>An integer division that is 0 because its dividend is smaller than its divisor.</summary>
public sealed class Truncation(Site site, double dividend, string divisor, bool isOfBatch)
{
    public Site Site { get; } = site;

    public double Dividend { get; } = dividend;

    /// <summary>"784", "B".</summary>
    public string Divisor { get; } = divisor;

    /// <summary>A batch of one sample is the exception.</summary>
    public bool IsOfBatch { get; } = isOfBatch;

    public string Key => $"0@{Site.At.File}:{Site.At.Start}";
}

/// <summary>A value that was multiplied by such a division.</summary>
public sealed class VanishedProduct(Polynomial factor, Truncation truncation, Site site)
{
    public Polynomial Factor { get; } = factor;

    public Truncation Truncation { get; } = truncation;

    /// <summary>The product.</summary>
    public Site Site { get; } = site;
}
