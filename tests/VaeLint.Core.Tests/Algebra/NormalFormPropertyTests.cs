using VaeLint.Core.Algebra;

namespace VaeLint.Core.Tests.Algebra;

/// <summary>The normal form changes the spelling of a quantity, never its value.</summary>
public sealed class NormalFormPropertyTests
{
    private const int Expressions = 150;

    public static TheoryData<int> Batches => [.. Enumerable.Range(0, 10)];

    [Theory]
    [MemberData(nameof(Batches))]
    public void A_random_expression_keeps_its_value(int batch)
    {
        for (var seed = batch * Expressions; seed < (batch + 1) * Expressions; seed++)
        {
            var expression = new RandomExpression(seed);
            if (double.IsFinite(expression.Number))
            {
                Assert.True(
                    Math.Abs(expression.Number - expression.Evaluated) <= 1e-6 * Math.Max(1, Math.Abs(expression.Number)),
                    $"seed {seed}: {expression.Number} became {expression.Evaluated} in {expression.Symbolic}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Batches))]
    public void Equal_keys_mean_equal_values(int batch)
    {
        var atoms = new AtomTable();
        var algebra = new ElementwiseAlgebra(atoms);
        var random = new Random(batch);
        var leaves = new Dictionary<string, double> { ["x"] = 0.7, ["y"] = 1.3, ["z"] = 0.2 };
        var values = new Dictionary<string, double>(StringComparer.Ordinal);
        var known = leaves.Select(leaf => Polynomial.Of(atoms.Leaf(leaf.Key, null, Site.None))).ToList();
        for (var step = 0; step < 60; step++)
        {
            var (a, b) = (known[random.Next(known.Count)], known[random.Next(known.Count)]);
            var made = random.Next(4) switch
            {
                0 => Polynomial.Add(a, b),
                1 => Polynomial.Add(a, b, -1),
                2 => algebra.Multiply(a, b, Site.None),
                _ => algebra.Square(a, Site.None),
            };
            var value = new NumericValue(leaves).Of(made);
            if (made.Terms.Count is 0 or > 6 || Math.Abs(value) > 1e3)
            {
                continue;
            }

            if (values.TryGetValue(made.Key, out var earlier))
            {
                Assert.Equal(earlier, value, 1e-9 * Math.Max(1, Math.Abs(value)));
            }

            values[made.Key] = value;
            known.Add(made);
        }

        Assert.InRange(values.Count, 10, 60);
    }
}
