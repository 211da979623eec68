namespace VaeLint.Core.Algebra;

/// <summary>
/// Elementwise operations on polynomials, in normal form: exp(a)·exp(b) = exp(a+b), log exp a = a, log Π f^p = Σ p·log f, (a−b)² = (b−a)²,
/// and a tiny epsilon inside log, sqrt or a denominator disappears. Recognising a KL or a likelihood is then one pattern instead of a hundred spellings.
/// </summary>
public sealed class ElementwiseAlgebra(AtomTable atoms)
{
    /// <summary>Largest additive constant that counts as a numerical guard.</summary>
    public const double Epsilon = 2e-3;

    /// <summary>Products beyond this many terms stay opaque.</summary>
    private const int MaxTerms = 48;

    private readonly AtomTable _atoms = atoms;

    public Polynomial Multiply(Polynomial left, Polynomial right, Site site)
    {
        if (left.AsCoefficient is { } leftScalar)
        {
            return right.Scale(leftScalar);
        }

        if (right.AsCoefficient is { } rightScalar)
        {
            return left.Scale(rightScalar);
        }

        if (left.Terms.Count > 1 && left.Key == right.Key)
        {
            return Square(left, site);
        }

        if (left.HasReductions || right.HasReductions || left.Terms.Count * right.Terms.Count > MaxTerms)
        {
            return Opaque("product", site, left, right);
        }

        var result = Polynomial.Zero;
        foreach (var a in left.Terms)
        {
            foreach (var b in right.Terms)
            {
                var product = new Term(a.Coefficient * b.Coefficient, Product(a.Monomial, b.Monomial, site), site, [.. a.Scalars, .. b.Scalars]);
                result = Polynomial.Add(result, new Polynomial([product]));
            }
        }

        return result;
    }

    public Polynomial Reciprocal(Polynomial value, Site site)
    {
        if (value.Terms.Count == 1 && value.Terms[0].Monomial.Steps.Count == 0)
        {
            return SingleTermPower(value.Terms[0], -1, site);
        }

        var guarded = DropEpsilon(value);
        return guarded.Terms.Count == 1 && value.Terms.Count > 1
            ? Reciprocal(guarded, site)
            : Polynomial.Of(_atoms.Get(AtomKind.Power, "", [value], -1, site), site);
    }

    public Polynomial Square(Polynomial value, Site site)
    {
        if (value.IsZero)
        {
            return value;
        }

        var guarded = DropEpsilon(value);
        if (guarded.Terms.Count == 1)
        {
            return Power(guarded, 2, site);
        }

        return Polynomial.Of(_atoms.Get(AtomKind.Square, "", [WithCanonicalSign(value)], 0, site), site);
    }

    public Polynomial Power(Polynomial value, double exponent, Site site)
    {
        if (exponent == 1)
        {
            return value;
        }

        if (exponent == 0)
        {
            return Polynomial.Constant(Coefficient.One);
        }

        if (value.Terms.Count == 1 && value.Terms[0].Monomial.Steps.Count == 0 && CanRaise(value.Terms[0].Coefficient, exponent))
        {
            return SingleTermPower(value.Terms[0], exponent, site);
        }

        if (exponent == 2 && value.Terms.Count > 1)
        {
            return Square(value, site);
        }

        var guarded = DropEpsilon(value);
        return guarded.Terms.Count == 1 && value.Terms.Count > 1
            ? Power(guarded, exponent, site)
            : Polynomial.Of(_atoms.Get(AtomKind.Power, "", [value], exponent, site), site);
    }

    public Polynomial Exp(Polynomial value, Site site)
    {
        if (value.IsZero)
        {
            return Polynomial.Constant(Coefficient.One);
        }

        if (value.IsScalar && value.AsNumber is { } number)
        {
            return Polynomial.Constant(Coefficient.Of(Math.Exp(number)));
        }

        if (value.Terms.Count == 1
            && value.Terms[0] is { Coefficient.IsNumber: true, Monomial: { Steps.Count: 0, Factors.Count: 1 } } term
            && term.Monomial.Factors[0] is { Atom: { Kind: AtomKind.Log } log, Power: 1 })
        {
            return Power(log.Argument!, term.Coefficient.Number, site);
        }

        return Polynomial.Of(_atoms.Get(AtomKind.Exp, "", [value], 0, site), site);
    }

    public Polynomial Log(Polynomial value, Site site)
    {
        var guarded = DropEpsilon(SnapToInteger(value));
        if (guarded.Terms.Count == 1 && guarded.Terms[0] is { Monomial.Steps.Count: 0, Coefficient.Number: > 0 } term)
        {
            var result = term.Coefficient.Value is { } number
                ? Polynomial.Constant(Coefficient.Of(Math.Log(number)), site)
                : Polynomial.Constant(Coefficient.Of(Symbol.Free("log " + term.Coefficient.Key, "log", isIntegral: false)), site);
            foreach (var (atom, power) in term.Monomial.Factors)
            {
                var log = atom.Kind == AtomKind.Exp
                    ? atom.Argument!
                    : Polynomial.Of(_atoms.Get(AtomKind.Log, "", [Polynomial.Of(atom)], 0, site), site);
                result = Polynomial.Add(result, log.Scale(power));
            }

            return result;
        }

        return Polynomial.Of(_atoms.Get(AtomKind.Log, "", [guarded], 0, site), site);
    }

    public Polynomial Abs(Polynomial value, Site site) =>
        value.IsZero ? value : Polynomial.Of(_atoms.Get(AtomKind.Abs, "", [WithCanonicalSign(value)], 0, site), site);

    public Polynomial Function(string name, Polynomial value, TensorShape? shape, Site site)
    {
        var atom = _atoms.Get(AtomKind.Function, name, [value], 0, site);
        atom.Shape ??= shape;
        return Polynomial.Of(atom, site);
    }

    /// <summary>A value that is not understood; it remembers what it was made from.</summary>
    public Polynomial Opaque(string name, Site site, params Polynomial[] arguments) =>
        Polynomial.Of(_atoms.Get(AtomKind.Opaque, name, arguments, 0, site), site);

    private static bool CanRaise(Coefficient coefficient, double exponent) =>
        exponent == Math.Floor(exponent) || (coefficient.Number > 0 && coefficient.IsNumber);

    /// <summary>log(1 − y + 1e-8) has the constant 1.00000001: read it as 1.</summary>
    private static Polynomial SnapToInteger(Polynomial value)
    {
        if (value.Terms.Count < 2)
        {
            return value;
        }

        return new Polynomial(value.Terms.Select(term =>
        {
            if (!term.Monomial.IsScalar || !term.Coefficient.IsNumber)
            {
                return term;
            }

            var rounded = Math.Round(term.Coefficient.Number);
            return rounded != 0 && Math.Abs(rounded - term.Coefficient.Number) <= Epsilon ? term.With(Coefficient.Of(rounded)) : term;
        }).ToArray());
    }

    private static Polynomial DropEpsilon(Polynomial value) =>
        value.Terms.Count < 2
            ? value
            : new Polynomial(value.Terms.Where(t => !(t.Monomial.IsScalar && t.Coefficient.IsNumber && Math.Abs(t.Coefficient.Number) <= Epsilon)).ToArray());

    /// <summary>a − b and b − a have the same square and absolute value: pick one of them.</summary>
    private static Polynomial WithCanonicalSign(Polynomial value) =>
        value.Terms.OrderBy(t => t.Key, StringComparer.Ordinal).First().Coefficient.Number < 0 ? value.Scale(-1) : value;

    private Polynomial SingleTermPower(Term term, double exponent, Site site)
    {
        var coefficient = term.Coefficient.IsNumber
            ? Coefficient.Of(Math.Pow(term.Coefficient.Number, exponent))
            : term.Coefficient.Power((int)exponent);
        var factors = new List<(Atom Atom, double Power)>();
        foreach (var (atom, power) in term.Monomial.Factors)
        {
            switch (atom.Kind)
            {
                case AtomKind.Exp:
                    factors.Add((_atoms.Get(AtomKind.Exp, "", [atom.Argument!.Scale(power * exponent)], 0, site), 1));
                    break;
                case AtomKind.Square when power == 1 && exponent == 0.5:
                    factors.Add((_atoms.Get(AtomKind.Abs, "", [atom.Argument!], 0, site), 1));
                    break;
                case AtomKind.Log when power % 2 == 0 && power * exponent % 2 != 0:
                    factors.Add((_atoms.Get(AtomKind.Abs, "", [Polynomial.Of(atom)], 0, site), power * exponent));
                    break;
                case AtomKind.Abs when power * exponent == 2:
                    factors.Add((_atoms.Get(AtomKind.Square, "", [atom.Argument!], 0, site), 1));
                    break;
                default:
                    factors.Add((atom, power * exponent));
                    break;
            }
        }

        return new Polynomial([new Term(coefficient, new Monomial([.. factors.OrderBy(f => f.Atom.Id)], [], term.Monomial.DetachedAt), site, term.Scalars)]);
    }

    private Monomial Product(Monomial left, Monomial right, Site site)
    {
        var powers = new SortedDictionary<int, (Atom Atom, double Power)>();
        Polynomial? exponent = null;
        foreach (var (atom, power) in left.Factors.Concat(right.Factors))
        {
            if (atom.Kind == AtomKind.Exp)
            {
                var scaled = atom.Argument!.Scale(power);
                exponent = exponent is null ? scaled : Polynomial.Add(exponent, scaled);
                continue;
            }

            powers[atom.Id] = (atom, powers.TryGetValue(atom.Id, out var known) ? known.Power + power : power);
        }

        if (exponent is { IsZero: false })
        {
            var exp = _atoms.Get(AtomKind.Exp, "", [exponent], 0, site);
            powers[exp.Id] = (exp, 1);
        }

        return new Monomial([.. powers.Values.Where(f => f.Power != 0)], [], left.DetachedAt ?? right.DetachedAt);
    }
}
