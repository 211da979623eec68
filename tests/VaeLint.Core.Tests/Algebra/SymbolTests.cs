using VaeLint.Core.Algebra;

namespace VaeLint.Core.Tests.Algebra;

public sealed class SymbolTests
{
    private static readonly TensorIdentity Data = new([1], 0);

    [Fact]
    public void The_same_quantity_is_the_same_symbol()
    {
        Assert.Equal(Symbol.Literal(784, null), Symbol.Literal(784, "Pixels"));
        Assert.Equal(Symbol.Size(Data, 1, null), Symbol.Size(new TensorIdentity([1], 0), 1, 784));
        Assert.Equal(Symbol.Free("this._beta", "beta", false), Symbol.Free("this._beta", "other", true));
        Assert.Equal(Symbol.Literal(784, null).GetHashCode(), Symbol.Literal(784, "Pixels").GetHashCode());
    }

    [Fact]
    public void Different_quantities_are_different_symbols()
    {
        Assert.NotEqual(Symbol.Size(Data, 1, 784), Symbol.Size(Data, 2, 784));
        Assert.NotEqual(Symbol.Size(Data, 1, 784), Symbol.Size(new TensorIdentity([2], 0), 1, 784));
        Assert.NotEqual(Symbol.Size(Data, 1, 784), Symbol.Size(new TensorIdentity([1], 4), 1, 784));
        Assert.NotEqual(Symbol.Free("a.beta", "beta", false), Symbol.Free("b.beta", "beta", false));
        Assert.False(Symbol.Batch.Equals(null));
    }

    [Fact]
    public void Axes_are_named_after_their_space()
    {
        Assert.Equal("D", Symbol.Axis("D", 0, null).Name);
        Assert.Equal("D2", Symbol.Axis("D", 2, null).Name);
        Assert.NotEqual(Symbol.Axis("D2", 0, null), Symbol.Axis("D", 2, null));
    }

    [Fact]
    public void A_value_is_known_or_not()
    {
        Assert.True(Symbol.Literal(784, null).IsValueKnown);
        Assert.True(Symbol.Size(Data, 1, 784).IsValueKnown);
        Assert.False(Symbol.Size(Data, 1, null).IsValueKnown);
        Assert.False(Symbol.Batch.IsValueKnown);
        Assert.Equal("784", Symbol.Literal(784, null).Name);
        Assert.Equal("Pixels", Symbol.Literal(784, "Pixels").Name);
    }

    [Fact]
    public void Atoms_are_the_same_object_for_the_same_quantity()
    {
        var atoms = new AtomTable();
        var x = Polynomial.Of(atoms.Leaf("x", null, Site.None));

        Assert.Same(atoms.Leaf("x", null, Site.None), x.Terms[0].Monomial.Factors[0].Atom);
        Assert.Same(atoms.Get(AtomKind.Exp, "", [x], 0, Site.None), atoms.Get(AtomKind.Exp, "", [x], 0, Site.None));
        Assert.NotSame(atoms.Get(AtomKind.Exp, "", [x], 0, Site.None), atoms.Get(AtomKind.Exp, "", [x.Scale(2)], 0, Site.None));
        Assert.NotSame(atoms.Get(AtomKind.Power, "", [x], 0.5, Site.None), atoms.Get(AtomKind.Power, "", [x], -0.5, Site.None));
        Assert.NotSame(atoms.Leaf("x", null, Site.None), new AtomTable().Leaf("x", null, Site.None));
    }
}
