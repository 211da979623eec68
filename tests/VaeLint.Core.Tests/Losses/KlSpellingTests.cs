using VaeLint.Core.Algebra;
using VaeLint.Core.Losses;
using VaeLint.Core.Tests.Code;
using static VaeLint.Core.Tests.Code.Vae;

namespace VaeLint.Core.Tests.Losses;

/// <summary>Every spelling of a Gaussian KL weighs what it weighs, and says which posterior it is of.</summary>
public sealed class KlSpellingTests
{
    private static readonly Dictionary<string, (double Weight, Func<Vae, Operand> Elements)> Spellings = new()
    {
        ["textbook"] = (1, v => v.Kl),
        ["positive"] = (1, v => 0.5 * (v.LogVariance.Exp() + v.Mean.Square() - 1 - v.LogVariance)),
        ["product"] = (1, v => 0.5 * (v.LogVariance.Exp() + (v.Mean * v.Mean) - 1 - v.LogVariance)),
        ["without constant"] = (1, v => 0.5 * (v.LogVariance.Exp() + v.Mean.Square() - v.LogVariance)),
        ["twice"] = (2, v => v.LogVariance.Exp() + v.Mean.Square() - 1 - v.LogVariance),
        ["log-deviation"] = (1, v => (0.5 * ((2 * v.LogVariance).Exp() + v.Mean.Square() - 1)) - v.LogVariance),
        ["deviation"] = (1, v => (0.5 * (v.LogVariance.Square() + v.Mean.Square() - 1)) - v.LogVariance.Log()),
        ["variance"] = (1, v => 0.5 * (v.LogVariance + v.Mean.Square() - 1 - v.LogVariance.Log())),
        ["guarded"] = (1, v => 0.5 * (v.LogVariance.Square() + v.Mean.Square() - 1 - (v.LogVariance.Square() + 1e-8).Log())),
        ["divided"] = (1, v => (v.LogVariance.Exp() + v.Mean.Square() - 1 - v.LogVariance) / 2),
        ["addends"] = (1, v => (-0.5 * v.LogVariance) + (0.5 * v.LogVariance.Exp()) + (0.5 * v.Mean.Pow(2)) - 0.5),
        ["softplus"] = (1, v => (0.5 * (v.LogVariance.Method("softplus").Square() + v.Mean.Square() - 1)) - v.LogVariance.Method("softplus").Log()),
        ["prior"] = (1, v => 0.5 * (Prior(v) - v.LogVariance + ((v.LogVariance.Exp() + (v.Mean - PriorMean(v)).Square()) / Prior(v).Exp()) - 1)),
        ["layer"] = (1, v => v.Code.Kl(v.Mean.Method("tanh"), v.LogVariance)),
    };

    public static TheoryData<string> Names => [.. Spellings.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_a_KL_of_its_weight(string name)
    {
        var (weight, elements) = Spellings[name];
        var objective = Mnist(v => (v.Mse("Sum") / v.X.Size(0)) + elements(v).Sum(1).Mean()).Objective;

        var kl = Assert.Single(objective.Divergences);
        Assert.True(objective.IsBalanced);
        Assert.Equal(("Gaussian KL", weight, false), (kl.Term.Form, kl.Weight.Number, kl.Term.IsMalformed));
        Assert.Null(kl.Term.Slip);
        Assert.Equal(name == "prior" ? 4 : 2, kl.Term.Leaves.Count);
        Assert.Single(Terms(v => elements(v).Sum()));
        Assert.Equal(20, kl.Weight.Layout.OwnSize);
    }

    /// <summary>The parts need not be reduced together.</summary>
    [Fact]
    public void Each_part_may_be_reduced_by_itself()
    {
        Mnist(v => (v.Mse("Sum") / v.X.Size(0)) + ((-0.5) * (v.LogVariance.Sum(1).Mean() - v.Mean.Square().Sum(1).Mean() - v.LogVariance.Exp().Sum(1).Mean()))).AreNone();
        Mnist(v => v.Mse("Sum") + ((-0.5) * (v.LogVariance.Mean() - v.Mean.Square().Mean() - v.LogVariance.Exp().Mean()))).Are("VAE002 at mean").State("VAE002", "0.05/B");
    }

    [Fact]
    public void The_posterior_is_known()
    {
        var gaussian = Assert.Single(Mnist(v => v.Mse() + v.Kl.Sum(1).Mean()).Objective.Divergences).Term.Gaussian!;

        Assert.Equal(["mu"], gaussian.Means.Select(m => Assert.Single(m.LeafAtoms).Name));
        Assert.Equal("logvar", Assert.Single(gaussian.LogVariance.LeafAtoms).Name);
        Assert.Equal(1, gaussian.LogVariance.Terms[0].Coefficient.Number);
    }

    [Fact]
    public void Of_a_learned_prior_both_means_are_known()
    {
        var gaussian = Assert.Single(Mnist(v => v.Mse() + Spellings["prior"].Elements(v).Sum(1).Mean()).Objective.Divergences).Term.Gaussian!;

        Assert.Equal(["mp,mu", "mp,mu", "mu", "mp"], gaussian.Means.Select(m => string.Join(",", m.LeafAtoms.Select(a => a.Name).Order(StringComparer.Ordinal))));
        Assert.All(gaussian.Means.Skip(2), mean => Assert.Equal(1, mean.Terms[0].Coefficient.Number));
        Assert.Equal(gaussian.Means[0].Key, gaussian.Means[1].Scale(-1).Key);
    }

    private static readonly Dictionary<string, Func<Vae, Operand>> Others = new()
    {
        ["no logarithm"] = v => 0.5 * (v.LogVariance.Exp() + v.Mean.Square() - 1),
        ["no variance"] = v => 0.5 * (v.Mean.Square() - 1 - v.LogVariance),
        ["no mean"] = v => 0.5 * (v.LogVariance.Exp() - 1 - v.LogVariance),
        ["another logarithm"] = v => 0.5 * (v.LogVariance.Exp() + v.Mean.Square() - 1 - v.Code.Tensor("other")),
        ["a cube"] = v => 0.5 * (v.LogVariance.Exp() + v.Mean.Pow(3) - 1 - v.LogVariance),
        ["an entropy"] = v => -0.5 * v.LogVariance,
        ["a weighted part"] = v => (0.5 * (v.LogVariance.Exp() - v.LogVariance)) + (v.Number("w") * v.Mean.Square()),
        ["everything negative"] = v => -0.5 * (v.LogVariance.Exp() + v.Mean.Square() - 1 - v.LogVariance),
    };

    public static TheoryData<string> OtherNames => [.. Others.Keys];

    [Theory]
    [MemberData(nameof(OtherNames))]
    public void What_is_none(string name) => Assert.DoesNotContain(
        Terms(v => (v.Mse("Sum") / v.X.Size(0)) + Others[name](v).Sum(1).Mean()), term => term.Kind == LossTermKind.Divergence);

    [Fact]
    public void The_weights_of_a_Bayesian_layer_take_no_part()
    {
        var atoms = new AtomTable();
        var algebra = new ElementwiseAlgebra(atoms);
        var (mean, spread) = (atoms.Leaf("mean", null, Site.None), atoms.Leaf("rho", null, Site.None));
        var kl = Polynomial.Add(Polynomial.Add(algebra.Exp(Polynomial.Of(spread), Site.None), algebra.Square(Polynomial.Of(mean), Site.None)), Polynomial.Of(spread), -1);

        Assert.False(Assert.Single(new TermRecognizer(atoms, algebra).Recognize(kl)).IsOfModelParameters);
        spread.IsModelParameter = true;
        Assert.False(Assert.Single(new TermRecognizer(atoms, algebra).Recognize(kl)).IsOfModelParameters);
        mean.IsModelParameter = true;
        Assert.True(Assert.Single(new TermRecognizer(atoms, algebra).Recognize(kl)).IsOfModelParameters);
    }

    private static Operand Prior(Vae v) => v.Code.Tensor("lp", 20);

    private static Operand PriorMean(Vae v) => v.Code.Tensor("mp", 20);
}
