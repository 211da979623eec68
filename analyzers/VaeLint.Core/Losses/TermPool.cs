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
        foreach (var wanted in polynomial.Terms.Where(t => !t.Monomial.IsScalar))
        {
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
        var shape = ShapeOf(used.SelectMany(t => t.Monomial.Factors).Select(f => f.Atom));
        var first = used.SelectMany(t => t.Monomial.Steps).FirstOrDefault();
        return (Models.ShapeModel.LeavesOf(new Polynomial(used)), first is null ? shape : first.InputShape ?? shape);
    }

    /// <summary>Together the shapes of the nearest atoms that have one; each is visited once, however often it is used.</summary>
    private static TensorShape? ShapeOf(IEnumerable<Atom> factors)
    {
        TensorShape? shape = null;
        var seen = new HashSet<Atom>();
        var pending = new Stack<Atom>(factors);
        while (pending.Count > 0)
        {
            var atom = pending.Pop();
            if (atom.Shape is not null)
            {
                shape = TensorShape.Broadcast(shape, atom.Shape);
            }
            else if (seen.Add(atom))
            {
                foreach (var (argument, _) in atom.Arguments.SelectMany(a => a.Terms).SelectMany(t => t.Monomial.Factors))
                {
                    pending.Push(argument);
                }
            }
        }

        return shape;
    }
}
