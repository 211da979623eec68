using VaeLint.Core.Algebra;
using VaeLint.Core.Losses;

namespace VaeLint.CSharp.Tests.Corpus;

/// <summary>Compares the β of a header with the one that a finding states: at the sizes that the engine knows, and at primes for those it does not.</summary>
internal sealed class HeaderSizes(LossObjective objective, string? axes = null)
{
    // A finding states three digits.
    private const double Tolerance = 6e-3;

    private static readonly double[] OnePrimes = [17, 19, 23, 29, 31];
    private static readonly double[] OtherPrimes = [37, 11, 13, 7, 5];

    /// <summary>The same weights to the same powers, and the same value at two settings of the open sizes.</summary>
    public bool Agree(RelationExpression header, RelationExpression stated)
    {
        var (expected, actual) = (Powers(header), Powers(stated));
        if (expected.Count == 0 != (actual.Count == 0))
        {
            // A weight with a default is evaluated at its default, which the header leaves open; a header may know what the caller passes.
            return IsSame(Ratio(OnePrimes), Ratio(OtherPrimes));
        }

        return expected.SetEquals(actual) && Units.Any(unit => IsSame(Ratio(OnePrimes), unit) && IsSame(Ratio(OtherPrimes), unit));

        double Ratio(double[] primes) => stated.Evaluate(Value(primes, 1)) / header.Evaluate(Value(primes, 1));
    }

    /// <summary>A Gaussian density of weight 1 is half of a squared error of weight 1, which headers may count.</summary>
    private double[] Units =>
        objective.Reconstructions.First().Term.Form is "Normal negative log-likelihood" or "Gaussian negative log-likelihood" ? [1, 0.5] : [1];

    /// <summary>To which powers the free weights enter, whatever they are called.</summary>
    private HashSet<double> Powers(RelationExpression relation) =>
        [.. relation.Names.Where(name => !IsSize(name)).Select(name => Math.Round(Math.Log2(relation.Evaluate(n => n == name ? 2 : Value(OnePrimes, 1)(n)) / relation.Evaluate(Value(OnePrimes, 1))), 6))];

    private static bool IsSame(double left, double right) => Math.Abs(left - right) <= Tolerance * Math.Abs(right);

    private static bool IsSize(string name) => name[0] is 'B' or 'C' or 'D' or 'H' or 'L' or 'T' or 'W' && name.Skip(1).All(char.IsDigit);

    private Func<string, double> Value(double[] primes, double free) => name => IsSize(name) ? Size(name, primes) : free;

    private double Size(string name, double[] primes)
    {
        var (events, latents) = (Extents(objective.Reconstructions, primes), Extents(objective.Divergences, primes));
        return name switch
        {
            "B" => AssumedBatch ?? primes[0],
            "D" => Product(events),
            "L" => Product(latents),
            [var axis] when axes?.IndexOf(axis, StringComparison.Ordinal) is { } index and >= 0 => events[index],
            "C" or "T" => events[0],
            "H" => events.Length == 2 ? events[0] : events[1],
            "W" => events[^1],
            _ when objective.Terms.FirstOrDefault(t => t.Weight.Group == name) is { } other => Product(Extents([other], primes)),
            _ when name[0] == 'D' => events[name[1] - '1'],
            _ => latents[name[1] - '1'],
        };
    }

    /// <summary>The constant that was taken for the batch size.</summary>
    private double? AssumedBatch =>
        objective.Terms.SelectMany(t => t.Weight.Assumptions).Where(a => a.Size.Kind == SymbolKind.Batch && a.Scalar.IsValueKnown).Select(a => (double?)a.Scalar.Value).FirstOrDefault();

    private static double[] Extents(IEnumerable<JudgedTerm> terms, double[] primes) =>
        [.. terms.First().Weight.Layout.OwnExtents.Select((extent, index) => extent ?? primes[index + 1])];

    private static double Product(double[] extents) => extents.Aggregate(1.0, (product, extent) => product * extent);
}
