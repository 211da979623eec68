using VaeLint.Core.Algebra;

namespace VaeLint.Core.Tests.Algebra;

/// <summary>The number that a polynomial stands for when its leaves are numbers: independent of the normal form.</summary>
internal sealed class NumericValue(IReadOnlyDictionary<string, double> leaves)
{
    public double Of(Polynomial polynomial) => polynomial.Terms.Sum(Of);

    private double Of(Term term)
    {
        Assert.Empty(term.Monomial.Steps);
        Assert.True(term.Coefficient.Value is not null, $"{term.Coefficient} is no number");
        return term.Monomial.Factors.Aggregate(term.Coefficient.Value!.Value, (value, factor) => value * Math.Pow(Of(factor.Atom), factor.Power));
    }

    private double Of(Atom atom) => atom.Kind switch
    {
        AtomKind.Leaf => leaves[atom.Name],
        AtomKind.Exp => Math.Exp(Of(atom.Argument!)),
        AtomKind.Log => Math.Log(Of(atom.Argument!)),
        AtomKind.Square => Math.Pow(Of(atom.Argument!), 2),
        AtomKind.Abs => Math.Abs(Of(atom.Argument!)),
        AtomKind.Power => Math.Pow(Of(atom.Argument!), atom.Exponent),
        AtomKind.Opaque when atom.Name == "product" => atom.Arguments.Aggregate(1.0, (value, argument) => value * Of(argument)),
        _ => throw new NotSupportedException(atom.ToString()),
    };
}
