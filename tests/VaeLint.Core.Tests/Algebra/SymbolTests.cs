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

    [Fact]
    public void Every_kind_has_its_name_key_and_kind()
    {
        static string Text(Symbol symbol) => $"{symbol.Kind} {symbol.Key} '{symbol}' {symbol.IsIntegral} {symbol.AxisIndex} {symbol.Group}";

        Assert.Equal("Batch B 'B' False 0 ", Text(Symbol.Batch));
        Assert.Equal("Size size(1,2) 'shape[2]' True 2 ", Text(Symbol.Size(Data, 2, null)));
        Assert.Equal("Size size(1,-1) 'event size' True -1 ", Text(Symbol.Size(Data, Symbol.WholeEvent, null)));
        Assert.Equal("ElementCount numel(1) 'numel' True 0 ", Text(Symbol.ElementCount(Data)));
        Assert.Equal("Literal #0.5 '0.5' True 0 ", Text(Symbol.Literal(0.5, null)));
        Assert.Equal("Free free:this._beta 'beta' False 0 ", Text(Symbol.Free("this._beta", "beta", isIntegral: false)));
        Assert.Equal("Free free:n 'n' True 0 ", Text(Symbol.Free("n", "n", isIntegral: true)));
        Assert.Equal("Opaque opaque:p1 'a reason' False 0 ", Text(Symbol.Opaque("p1", "a reason")));
        Assert.Equal("Axis D 'D' True 0 D", Text(Symbol.Axis("D", 0, null)));
        Assert.Equal("Axis L.2 'L2' True 2 L", Text(Symbol.Axis("L", 2, 5)));
    }

    [Fact]
    public void Values_and_tensors_are_those_that_were_given()
    {
        Assert.Equal(784, Symbol.Literal(784, "Pixels").Value);
        Assert.Equal(32, Symbol.Size(Data, 2, 32).Value);
        Assert.Equal(5, Symbol.Axis("L", 2, 5).Value);
        Assert.True(double.IsNaN(Symbol.Axis("L", 2, null).Value));
        Assert.Same(Data, Symbol.Size(Data, 2, 32).Tensor);
        Assert.Same(Data, Symbol.ElementCount(Data).Tensor);
        Assert.Null(Symbol.Batch.Tensor);
        Assert.Equal("1.2", new TensorIdentity([1, 2], 0).Key);
        Assert.Equal("1:4", new TensorIdentity([1], 4).Key);
        Assert.False(Symbol.Batch.Equals("B"));
        Assert.True(Symbol.Batch.Equals((object)Symbol.Batch));
    }

    [Fact]
    public void An_atom_is_written_as_a_formula()
    {
        var atoms = new AtomTable();
        var x = Polynomial.Of(atoms.Leaf("x", null, Site.None));
        string Text(AtomKind kind, string name = "", double exponent = 0) => atoms.Get(kind, name, [x], exponent, Site.None).ToString();

        Assert.Equal(
            ["x", "exp(1·x)", "log(1·x)", "(1·x)^2", "|1·x|", "(1·x)^-0.5", "softplus"],
            [x.Terms[0].Monomial.ToString(), Text(AtomKind.Exp), Text(AtomKind.Log), Text(AtomKind.Square), Text(AtomKind.Abs), Text(AtomKind.Power, exponent: -0.5), Text(AtomKind.Function, "softplus")]);
        Assert.Null(x.Terms[0].Monomial.Factors[0].Atom.Argument);
        Assert.Equal(7, atoms.Count);
    }

    [Fact]
    public void What_a_leaf_is_first_known_by_stays()
    {
        var atoms = new AtomTable();
        var leaf = atoms.Leaf("x", null, Site.None);
        Assert.Null(leaf.Producer);

        atoms.Leaf("x", TensorShape.BatchOf(3), Site.None, "encoder");
        atoms.Leaf("x", TensorShape.BatchOf(4), Site.None, "decoder");

        Assert.Equal(("[B,3]", "encoder"), (leaf.Shape!.ToString(), leaf.Producer));
    }

    [Fact]
    public void Noise_is_remembered()
    {
        var atoms = new AtomTable();
        Assert.Equal(NoiseKind.None, atoms.NoiseLeaf("unknown", NoiseKind.None, null, Site.None).Noise);
        Assert.False(atoms.HasNoise);
        Assert.Equal(NoiseKind.Uniform, atoms.NoiseLeaf("rand", NoiseKind.Uniform, null, Site.None).Noise);
        Assert.True(atoms.HasNoise);
        atoms.NoiseLeaf("randn", NoiseKind.StandardNormal, null, Site.None);
        Assert.True(atoms.HasNoise);
    }

    [Fact]
    public void Names_are_short_and_equal_only_for_what_is_equal()
    {
        var atoms = new AtomTable();

        Assert.Equal(["p1", "p2", "p1", "p3"], new[] { "a", "b", "a", "c" }.Select(atoms.Shorten));
    }

    [Fact]
    public void A_number_taken_out_of_a_tensor_leads_back_to_it()
    {
        var atoms = new AtomTable();
        var x = new VaeLint.Core.Evaluation.NumericValue(Polynomial.Of(atoms.Leaf("x", null, Site.None)), null, isTensor: true);
        var site = new Site(new VaeLint.Core.Ir.Origin("a.cs", 1, 2, 1, 1, 1, 2, null), null);

        var number = atoms.NumberIn(x, site);

        Assert.Equal(("item()", SymbolKind.Free, false), (number.Name, number.Kind, number.IsIntegral));
        Assert.Same(site, atoms.SourceOf(number)!.Value.Site);
        Assert.Equal(x.Polynomial.Key, atoms.SourceOf(number)!.Value.Tensor.Key);
        Assert.Null(atoms.SourceOf(Symbol.Batch));
    }
}
