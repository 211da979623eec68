using VaeLint.Core.Algebra;

namespace VaeLint.Core.Losses;

/// <summary>The addends with one common history of reductions, from which recognisers take what they understand.</summary>
internal sealed class TermPool(IEnumerable<Term> terms, AtomTable atoms, ElementwiseAlgebra algebra)
{
    private readonly List<Term> _terms = [.. terms];

    public AtomTable Atoms { get; } = atoms;

    public ElementwiseAlgebra Algebra { get; } = algebra;

    public IReadOnlyList<Term> Terms => _terms;

    public void Take(IEnumerable<Term> taken)
    {
        foreach (var term in taken.ToList())
        {
            _terms.Remove(term);
        }
    }

    /// <summary>The addend with exactly these factors and this coefficient.</summary>
    public Term? Find(string factorsKey, Coefficient coefficient) =>
        _terms.FirstOrDefault(t => t.Monomial.FactorsKey == factorsKey && t.Coefficient.IsSame(coefficient));

    public Term? Find(string factorsKey, string symbolKey) =>
        _terms.FirstOrDefault(t => t.Monomial.FactorsKey == factorsKey && t.Coefficient.SymbolKey == symbolKey);

    /// <summary>Every addend of <paramref name="polynomial"/> times <paramref name="coefficient"/>; null when one is missing.</summary>
    public List<Term>? FindAll(Polynomial polynomial, Coefficient coefficient)
    {
        var found = new List<Term>();
        foreach (var wanted in polynomial.Terms)
        {
            if (wanted.Monomial.IsScalar)
            {
                continue;
            }

            if (Find(wanted.Monomial.FactorsKey, wanted.Coefficient * coefficient) is not { } term)
            {
                return null;
            }

            found.Add(term);
        }

        return found.Count == 0 ? null : found;
    }

    /// <summary>Leaves of the given addends, and the best shape known for them.</summary>
    public static (IReadOnlyCollection<int> Leaves, TensorShape? Shape) Describe(IEnumerable<Term> terms)
    {
        var used = terms.ToList();
        var leaves = new SortedSet<int>();
        TensorShape? shape = null;
        foreach (var term in used)
        {
            foreach (var leaf in Models.ShapeModel.LeavesOf(new Polynomial([term])))
            {
                leaves.Add(leaf);
            }

            foreach (var (atom, _) in term.Monomial.Factors)
            {
                shape = TensorShape.Broadcast(shape, ShapeOf(atom));
            }
        }

        var first = used.SelectMany(t => t.Monomial.Steps).FirstOrDefault();
        return (leaves, first is null ? shape : first.InputShape ?? shape);
    }

    private static TensorShape? ShapeOf(Atom atom)
    {
        if (atom.Shape is not null || atom.Arguments.Count == 0)
        {
            return atom.Shape;
        }

        TensorShape? shape = null;
        foreach (var argument in atom.Arguments)
        {
            foreach (var factor in argument.Terms.SelectMany(t => t.Monomial.Factors))
            {
                shape = TensorShape.Broadcast(shape, ShapeOf(factor.Atom));
            }
        }

        return shape;
    }
}
