using System.Globalization;

namespace VaeLint.Core.Algebra;

/// <summary>Powers of atoms, and the reductions that their product went through.</summary>
public sealed class Monomial
{
    public static readonly Monomial Unit = new([], [], null);

    public Monomial(IReadOnlyList<(Atom Atom, double Power)> factors, IReadOnlyList<ReductionStep> steps, Site? detachedAt)
    {
        Factors = factors;
        Steps = steps;
        DetachedAt = detachedAt;
        FactorsKey = string.Join("*", factors.Select(f =>
            "a" + f.Atom.Id.ToString(CultureInfo.InvariantCulture) + (f.Power == 1 ? "" : "^" + f.Power.ToString("R", CultureInfo.InvariantCulture))));
        StepsKey = string.Join(";", steps.Select(s => s.Key)) + (detachedAt is null ? "" : ";detached");
        Key = FactorsKey + "|" + StepsKey;
    }

    /// <summary>Ordered by atom.</summary>
    public IReadOnlyList<(Atom Atom, double Power)> Factors { get; }

    public IReadOnlyList<ReductionStep> Steps { get; }

    /// <summary>No gradient flows through it.</summary>
    public bool IsDetached => DetachedAt is not null;

    /// <summary>The call that cut the gradient; no place where it was a scope.</summary>
    public Site? DetachedAt { get; }

    public string FactorsKey { get; }

    public string StepsKey { get; }

    public string Key { get; }

    public bool IsUnit => Factors.Count == 0;

    public bool IsScalar => Factors.Count == 0 && Steps.Count == 0;

    public override string ToString() =>
        (Factors.Count == 0 ? "1" : string.Join("·", Factors.Select(f => f.Power == 1 ? f.Atom.ToString() : $"{f.Atom}^{f.Power.ToString(CultureInfo.InvariantCulture)}")))
        + (Steps.Count == 0 ? "" : "{" + StepsKey + "}");
}

/// <summary>A scalar that multiplied (or divided) a term, and where: the node that VAE005, VAE010 and VAE012 point at.</summary>
public sealed class ScalarFactor(Coefficient value, Site site, Site whole)
{
    /// <summary>The factor as it enters the product (1/B for a division by B).</summary>
    public Coefficient Value { get; } = value;

    /// <summary>No factor at all: what comes after an absolute value or a bound goes both ways, whatever its sign was.</summary>
    public bool HidesSign { get; init; }

    /// <summary>The scalar operand.</summary>
    public Site Site { get; } = site;

    /// <summary>The whole product or quotient.</summary>
    public Site Whole { get; } = whole;
}

/// <summary>One addend.</summary>
public sealed class Term
{
    public Term(Coefficient coefficient, Monomial monomial, Site site, IReadOnlyList<ScalarFactor>? scalars = null)
    {
        Coefficient = coefficient;
        Monomial = monomial;
        Site = site;
        Scalars = scalars ?? [];
        Key = coefficient.SymbolKey + "&" + monomial.Key;
    }

    public Coefficient Coefficient { get; }

    public Monomial Monomial { get; }

    /// <summary>The last reduction or loss call that the term went through.</summary>
    public Site Site { get; }

    /// <summary>Scalars applied so far, innermost first.</summary>
    public IReadOnlyList<ScalarFactor> Scalars { get; }

    /// <summary>Terms with equal keys are added up.</summary>
    public string Key { get; }

    public Term With(Coefficient coefficient) => new(coefficient, Monomial, Site, Scalars);
}

/// <summary>A sum of terms in canonical form.</summary>
public sealed class Polynomial
{
    private const double Negligible = 1e-12;

    public static readonly Polynomial Zero = new([]);

    private string? _key;
    private IReadOnlyCollection<Atom>? _leafAtoms;

    public Polynomial(IReadOnlyList<Term> terms)
    {
        Terms = terms;
    }

    public IReadOnlyList<Term> Terms { get; }

    public string Key => _key ??= Terms.Count == 1 ? KeyOf(Terms[0]) : string.Join("+", Terms.OrderBy(t => t.Key, StringComparer.Ordinal).Select(KeyOf));

    public bool IsZero => Terms.Count == 0;

    /// <summary>What it is made of in the end: atoms without arguments.</summary>
    public IReadOnlyCollection<Atom> LeafAtoms => _leafAtoms ??= FindLeafAtoms();

    /// <summary>No tensor in it.</summary>
    public bool IsScalar => Terms.All(t => t.Monomial.IsScalar);

    /// <summary>The coefficient of a scalar with one term; null otherwise.</summary>
    public Coefficient? AsCoefficient => Terms.Count == 0 ? Coefficient.Zero : Terms.Count == 1 && Terms[0].Monomial.IsScalar ? Terms[0].Coefficient : null;

    /// <summary>The number that a constant scalar stands for.</summary>
    public double? AsNumber
    {
        get
        {
            double sum = 0;
            foreach (var term in Terms)
            {
                if (!term.Monomial.IsScalar || term.Coefficient.Value is not { } value)
                {
                    return null;
                }

                sum += value;
            }

            return sum;
        }
    }

    public bool HasReductions => Terms.Any(t => t.Monomial.Steps.Count > 0);

    public static Polynomial Constant(Coefficient coefficient, Site? site = null) =>
        coefficient.IsZero ? Zero : new([new Term(coefficient, Monomial.Unit, site ?? Site.None)]);

    public static Polynomial Of(Atom atom, Site? site = null, double power = 1) =>
        new([new Term(Coefficient.One, new Monomial([(atom, power)], [], null), site ?? atom.Site)]);

    public static Polynomial Add(Polynomial left, Polynomial right, double sign = 1)
    {
        var order = new List<string>(left.Terms.Count + right.Terms.Count);
        var sums = new Dictionary<string, Term>(StringComparer.Ordinal);
        foreach (var term in left.Terms)
        {
            Accumulate(term, 1);
        }

        foreach (var term in right.Terms)
        {
            Accumulate(term, sign);
        }

        return new Polynomial(order.Select(key => sums[key]).Where(t => Math.Abs(t.Coefficient.Number) > Negligible).ToArray());

        void Accumulate(Term term, double factor)
        {
            if (sums.TryGetValue(term.Key, out var known))
            {
                sums[term.Key] = known.With(known.Coefficient.WithNumber(known.Coefficient.Number + (factor * term.Coefficient.Number)));
                return;
            }

            sums[term.Key] = factor == 1 ? term : term.With(term.Coefficient.WithNumber(term.Coefficient.Number * factor));
            order.Add(term.Key);
        }
    }

    /// <summary>Multiplies by a formula constant; leaves no trace.</summary>
    public Polynomial Scale(double number) => Scale(Coefficient.Of(number));

    public Polynomial Scale(Coefficient coefficient) =>
        coefficient.IsZero ? Zero : new Polynomial(Terms.Select(t => t.With(t.Coefficient * coefficient)).ToArray());

    /// <summary>Multiplies by a scalar of the code and remembers where.</summary>
    public Polynomial Scale(ScalarFactor factor) =>
        factor.Value.IsZero
            ? Zero
            : new Polynomial(Terms.Select(t => new Term(t.Coefficient * factor.Value, t.Monomial, t.Site, [.. t.Scalars, factor])).ToArray());

    public Polynomial Reduce(ReductionStep step) =>
        new(Terms.Select(t => new Term(t.Coefficient, new Monomial(t.Monomial.Factors, [.. t.Monomial.Steps, step], t.Monomial.DetachedAt), step.Site, t.Scalars)).ToArray());

    public Polynomial Detach(Site site) =>
        new(Terms.Select(t => new Term(t.Coefficient, new Monomial(t.Monomial.Factors, t.Monomial.Steps, t.Monomial.DetachedAt ?? site), t.Site, t.Scalars)).ToArray());

    private static string KeyOf(Term term) => term.Coefficient.Number.ToString("G10", CultureInfo.InvariantCulture) + "*" + term.Key;

    // Shared subexpressions are visited once, and a long chain of functions must not become a deep recursion.
    private List<Atom> FindLeafAtoms()
    {
        var leaves = new List<Atom>();
        var seen = new HashSet<Atom>();
        var pending = new Stack<Polynomial>([this]);
        while (pending.Count > 0)
        {
            foreach (var (atom, _) in pending.Pop().Terms.SelectMany(t => t.Monomial.Factors))
            {
                if (!seen.Add(atom))
                {
                    continue;
                }

                if (atom.Arguments.Count == 0)
                {
                    leaves.Add(atom);
                }

                foreach (var argument in atom.Arguments)
                {
                    pending.Push(argument);
                }
            }
        }

        return leaves;
    }

    public override string ToString() =>
        Terms.Count == 0 ? "0" : string.Join(" + ", Terms.Take(8).Select(t => t.Coefficient + "·" + t.Monomial)) + (Terms.Count > 8 ? " …" : "");
}
