using VaeLint.Core.Algebra;

namespace VaeLint.Core.Tests.Algebra;

/// <summary>A random elementwise expression, built once through the algebra and once with plain numbers. Leaves are positive, as variances and pixels are.</summary>
internal sealed class RandomExpression
{
    private static readonly string[] Names = ["x", "y", "mean", "variance"];

    private readonly Random _random;
    private readonly ElementwiseAlgebra _algebra;
    private readonly AtomTable _atoms = new();
    private readonly Dictionary<string, double> _leaves;

    public RandomExpression(int seed)
    {
        _random = new Random(seed);
        _algebra = new ElementwiseAlgebra(_atoms);
        _leaves = Names.ToDictionary(name => name, _ => 0.3 + _random.NextDouble());
        (Symbolic, Number) = Expression(4);
    }

    public Polynomial Symbolic { get; }

    /// <summary>What the same operations give on numbers.</summary>
    public double Number { get; }

    /// <summary>What the normal form gives on the same numbers.</summary>
    public double Evaluated => new NumericValue(_leaves).Of(Symbolic);

    private (Polynomial Symbolic, double Number) Expression(int depth)
    {
        if (depth == 0)
        {
            var name = Names[_random.Next(Names.Length)];
            return (Polynomial.Of(_atoms.Leaf(name, null, Site.None)), _leaves[name]);
        }

        var (a, x) = Expression(depth - 1);
        var site = Site.None;
        switch (_random.Next(12))
        {
            case 0:
                return (_algebra.Square(a, site), x * x);
            case 1:
                return (_algebra.Abs(a, site), Math.Abs(x));
            case 2 when Math.Abs(x) < 4:
                return (_algebra.Exp(a, site), Math.Exp(x));
            case 3 when x > 0.05:
                return (_algebra.Log(a, site), Math.Log(x));
            case 4 when x > 0.05:
                return (_algebra.Power(a, 0.5, site), Math.Sqrt(x));
            case 5 when x > 0.05:
                return (_algebra.Power(a, -0.5, site), 1 / Math.Sqrt(x));
            case 6 when Math.Abs(x) > 0.05:
                return (_algebra.Reciprocal(a, site), 1 / x);
            case 7:
                var factor = 0.25 * _random.Next(1, 12);
                return (a.Scale(factor), factor * x);
            case 8:
                var constant = 0.5 * _random.Next(1, 5);
                return (Polynomial.Add(a, Polynomial.Constant(Coefficient.Of(constant)), -1), x - constant);
            case 9:
                var (b, y) = Expression(depth - 1);
                return (_algebra.Multiply(a, b, site), x * y);
            case 10:
                var (c, z) = Expression(depth - 1);
                return (Polynomial.Add(a, c, -1), x - z);
            default:
                var (d, w) = Expression(depth - 1);
                return (Polynomial.Add(a, d), x + w);
        }
    }
}
