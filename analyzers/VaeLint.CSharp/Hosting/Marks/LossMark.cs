namespace VaeLint.CSharp.Hosting.Marks;

/// <summary>What code must reach to hold a loss with a divergence.</summary>
[Flags]
internal enum LossMark
{
    None = 0,

    /// <summary>An exponential, a logarithm or a divergence of the library: there is no divergence without.</summary>
    Divergence = 1,

    /// <summary>A sum or a mean: there is no loss without.</summary>
    Reduction = 2,

    /// <summary>A square, or a loss of the library: there is no Gaussian without.</summary>
    Square = 4,

    All = Divergence | Reduction | Square,
}
