using System.Globalization;
using VaeLint.Core.Algebra;

namespace VaeLint.Core.Evaluation;

/// <summary>Turns scalar polynomials into the single factor by which a tensor is scaled, and divides integers as C# does.</summary>
internal static class ScalarArithmetic
{
    /// <summary>
    /// The factor that a scalar stands for. Sums are no monomials: made of options and numbers they are one free weight, else they are opaque and cancel only
    /// against themselves.
    /// </summary>
    public static Coefficient ToFactor(Polynomial scalar)
    {
        if (scalar.AsCoefficient is { } coefficient)
        {
            return coefficient;
        }

        if (scalar.AsNumber is { } number)
        {
            return Coefficient.FromConstant(number);
        }

        var symbols = scalar.Terms.SelectMany(t => t.Coefficient.Factors).Select(f => f.Symbol).ToList();
        var isFree = scalar.IsScalar && symbols.All(s => s.Kind is SymbolKind.Free or SymbolKind.Literal);
        var names = symbols.Where(s => s.Kind == SymbolKind.Free).Select(s => s.Name).Distinct().ToList();
        return Coefficient.Of(isFree
            ? Symbol.Free("(" + scalar.Key + ")", names.Count == 1 && names[0] != SymbolName.Nameless ? $"f({names[0]})" : SymbolName.Nameless, isIntegral: false)
            : Symbol.Opaque("(" + scalar.Key + ")", "a sum of sizes"));
    }

    public static Polynomial Multiply(Polynomial left, Polynomial right)
    {
        if (left.Terms.Count * right.Terms.Count > Budget.MaxTerms)
        {
            return Polynomial.Constant(ToFactor(left) * ToFactor(right));
        }

        var products = left.Terms.SelectMany(a => right.Terms.SelectMany(b => Polynomial.Constant(BesideLiterals(a.Coefficient, b.Coefficient) * BesideLiterals(b.Coefficient, a.Coefficient)).Terms));
        return Polynomial.Add(new Polynomial([.. products]), Polynomial.Zero);
    }

    /// <summary>The 3 of 3 * 64 * 64 is part of the size: it must not cancel against a weight of 3.</summary>
    private static Coefficient BesideLiterals(Coefficient small, Coefficient other) =>
        small.IsNumber && small.Number is >= 2 and < Coefficient.SmallestSize && small.Number == Math.Floor(small.Number)
        && other.Factors.Count > 0 && other.Factors.All(f => f.Symbol.Kind == SymbolKind.Literal && f.Power > 0)
            ? Coefficient.Of(Symbol.Literal(small.Number, null))
            : small;

    public static Polynomial Divide(Polynomial left, Polynomial right)
    {
        var divisor = ToFactor(right);
        return divisor.IsZero ? Polynomial.Constant(Coefficient.Of(Symbol.Opaque("1/0", "a division by zero")))
            : left.AsCoefficient is { } round && IsOfCounter(round) && divisor.Factors.All(f => f.Symbol.Kind == SymbolKind.Free) ? Polynomial.Constant(Share(round * divisor.Inverse()))
            : left.Scale(divisor.Inverse());
    }

    private static bool IsOfCounter(Coefficient round) =>
        round.Factors.Any(f => f.Symbol.IsCounter && f.Power > 0) && round.Factors.All(f => f.Symbol.Kind == SymbolKind.Free);

    /// <summary>epoch / warmUp is how far a schedule has come: what it is divided by is no size.</summary>
    private static Coefficient Share(Coefficient quotient) =>
        Coefficient.Of(Symbol.Free("(" + quotient.Key + ")", $"f({quotient.Factors.First(f => f.Symbol.IsCounter).Symbol.Name})", isIntegral: false));

    /// <summary>Integer division truncates: exact for numbers, 0 for 1 / size, a size again where the quotient is exact, else unknown.</summary>
    public static Polynomial DivideIntegers(Polynomial left, Polynomial right)
    {
        if (left.AsNumber is { } a && right.AsNumber is { } b)
        {
            return b == 0 ? Polynomial.Constant(Coefficient.Of(Symbol.Opaque("1/0", "a division by zero"))) : Polynomial.Constant(Coefficient.FromConstant(Math.Truncate(a / b)));
        }

        var quotient = ToFactor(left) * ToFactor(right).Inverse();
        if (quotient.Factors.All(f => f.Power > 0) && quotient.Number == Math.Floor(quotient.Number))
        {
            return Polynomial.Constant(quotient);
        }

        if (left.AsNumber is { } small && Math.Abs(small) < 2 && right.AsCoefficient is { Factors.Count: > 0 } size && size.Factors.All(f => f.Symbol.IsIntegral || f.Symbol.Kind == SymbolKind.Batch))
        {
            return Polynomial.Zero;
        }

        return IsElementCountOverOwnAxes(quotient)
            ? Polynomial.Constant(quotient)
            : Polynomial.Constant(Coefficient.Of(Symbol.Opaque(quotient.Key, "an integer division")));
    }

    /// <summary>step % 1000 is the position in a cycle, a free number that is no size; null for what may hold one.</summary>
    public static Polynomial? Remainder(Polynomial left, Polynomial right)
    {
        if (!left.IsScalar || right.Terms.Any(t => t.Coefficient.Factors.Any(f => f.Symbol.Kind != SymbolKind.Literal)))
        {
            return null;
        }

        var symbols = left.Terms.SelectMany(t => t.Coefficient.Factors).Select(f => f.Symbol).ToList();
        var name = symbols is [{ Kind: SymbolKind.Free } only] ? $"({only.Name} % {right.AsNumber})" : "weight";
        return symbols.All(s => s.Kind is SymbolKind.Free or SymbolKind.Literal) ? Polynomial.Constant(Coefficient.Of(Symbol.Free($"({left.Key}%{right.Key})", name, isIntegral: false))) : null;
    }

    /// <summary>Why a quotient of integers is 0 for sure; null where it need not be. An axis of unknown size may have one element, a number of the caller may be 1.</summary>
    public static Truncation? TruncationOf(Polynomial left, Polynomial right, Site whole)
    {
        if (left.AsNumber is not { } dividend || dividend == 0)
        {
            return null;
        }

        if (right.AsNumber is { } divisor)
        {
            return Math.Abs(dividend) < Math.Abs(divisor) ? new Truncation(whole, dividend, divisor.ToString(CultureInfo.InvariantCulture), isOfBatch: false) : null;
        }

        return Math.Abs(dividend) < 2 && right.AsCoefficient is { Factors.Count: > 0, Number: 1 } size && size.Factors.All(IsLargerThanOne)
            ? new Truncation(whole, dividend, string.Join("·", size.Factors.Select(f => f.Symbol.Name)), isOfBatch: size.Factors.All(f => f.Symbol.Kind == SymbolKind.Batch))
            : null;
    }

    private static bool IsLargerThanOne((Symbol Symbol, int Power) factor) =>
        factor.Power > 0 && (factor.Symbol.Kind is SymbolKind.Batch or SymbolKind.ElementCount or SymbolKind.Literal || factor.Symbol is { Kind: SymbolKind.Size, Value: >= 2 });

    /// <summary>numel / shape[i] is always exact.</summary>
    private static bool IsElementCountOverOwnAxes(Coefficient quotient)
    {
        var counts = quotient.Factors.Where(f => f.Symbol.Kind == SymbolKind.ElementCount).ToList();
        return quotient.Number == 1 && counts.Count == 1 && counts[0].Power == 1
            && quotient.Factors.All(f => f.Symbol.Kind is SymbolKind.ElementCount or SymbolKind.Batch or SymbolKind.Size && f.Power is 1 or -1);
    }
}
