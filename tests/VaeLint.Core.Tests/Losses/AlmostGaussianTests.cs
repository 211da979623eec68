using VaeLint.Core.Losses;
using VaeLint.Core.Tests.Code;
using static VaeLint.Core.Tests.Code.Vae;

namespace VaeLint.Core.Tests.Losses;

/// <summary>Which addends make one Gaussian KL where others stand beside them, and which only look as if they did.</summary>
public sealed class AlmostGaussianTests
{
    private const string Right = " (the KL is 0.5 · (σ² + μ² − 1 − log σ²)): ";

    [Fact]
    public void A_log_variance_of_two_parts_needs_both()
    {
        static Operand Whole(Vae v, double a, double b) => (0.5 * ((A(v) + B(v)).Exp() + v.Mean.Square() - 1)) + (0.5 * a * A(v)) + (0.5 * b * B(v));

        Mnist(v => Nll(v) + Whole(v, -1, -1).Sum(1).Mean()).AreNone();
        Mnist(v => Nll(v) + Whole(v, 1, 1).Sum(1).Mean()).Are("VAE101 at sum").Say("VAE101", $"This is almost the KL of a Gaussian, but log σ² has the wrong sign{Right}turn the sign of log σ².");
        Mnist(v => Nll(v) + Whole(v, -1, 1).Sum(1).Mean()).Are();
        Mnist(v => Nll(v) + Whole(v, 1, -1).Sum(1).Mean()).Are();
        Mnist(v => Nll(v) + Whole(v, -1, 0).Sum(1).Mean()).AreOfNoLoss();
        Mnist(v => Nll(v) + Whole(v, 0, -1).Sum(1).Mean()).AreOfNoLoss();
    }

    [Fact]
    public void Parts_that_another_statement_adds_are_no_part_of_the_formula()
    {
        // The sign of one part, of μ², or of the rest: right or wrong, it may be a penalty of its own.
        Mnist(v => Nll(v) + (0.5 * ((A(v) + B(v)).Exp() + v.Mean.Square() - 1 + A(v))).Sum(1).Mean() + (0.5 * B(v)).Sum(1).Mean()).Are();
        Mnist(v => Nll(v) + (0.5 * ((A(v) + B(v)).Exp() - v.Mean.Square() - 1 - A(v))).Sum(1).Mean() - (0.5 * B(v)).Sum(1).Mean()).Are();
        Mnist(v => Nll(v) + (0.5 * (v.LogVariance.Exp() - 1 - v.LogVariance)).Sum(1).Mean() - (0.5 * v.Mean.Square()).Sum(1).Mean()).Are();
        Mnist(v => Nll(v) + (0.5 * (v.LogVariance.Exp() - 1 - v.LogVariance)).Sum(1).Mean() + (0.5 * v.Mean).Sum(1).Mean()).Are();
        Mnist(v => Nll(v) + (0.5 * ((A(v) + B(v)).Exp() - v.Mean.Square() - 1 - A(v) - B(v))).Sum(1).Mean()).Are("VAE101 at sum")
            .Say("VAE101", $"This is almost the KL of a Gaussian, but μ² has the wrong sign{Right}turn the sign of μ².");
    }

    [Fact]
    public void The_square_is_that_of_the_mean()
    {
        // A penalty, an error and a likelihood of the same weight stand before μ² in the same sum.
        Assert.Equal("mu", MeansOf(v => ((0.3 * v.Code.Tensor("w", 20).Square()) + v.Kl).Sum()));
        Assert.Equal("mu", MeansOf(v => ((0.5 * (v.Code.Tensor("a", 20) - v.Code.Tensor("b", 20)).Square()) + v.Kl).Sum()));
        Assert.Equal("mp,mu|mp,mu|mu|mp", MeansOf(v => (OfLikelihood(v) + OfPrior(v, v.Mean)).Sum()));
        Assert.Equal("mp,mu|mp,mu|mu|mp", MeansOf(v => (OfPrior(v, v.Mean) + OfLikelihood(v)).Sum()));
        Assert.Equal(["Gaussian KL", "Gaussian negative log-likelihood"], Terms(v => (OfLikelihood(v) + OfPrior(v, v.Mean)).Sum()).Select(t => t.Form));
        Assert.Equal(["Gaussian KL", "squared error"], Terms(v => ((0.5 * (v.Code.Tensor("a", 20) - v.Code.Tensor("b", 20)).Square()) + v.Kl).Sum()).Select(t => t.Form));
    }

    [Fact]
    public void The_mean_is_found_whatever_its_prior_is_written_with()
    {
        Assert.Equal("mp,mu|mp,mu|mu|mp", MeansOf(v =>
        {
            var precision = (-v.Code.Tensor("lp", 20)).Exp();
            return (0.5 * ((v.LogVariance.Exp() * precision) + ((v.Mean - v.Code.Tensor("mp", 20)).Square() * precision) - 1 - v.LogVariance + v.Code.Tensor("lp", 20))).Sum();
        }));
        Assert.Equal("m", MeansOf(v =>
        {
            var (p, m, s) = (v.Code.Tensor("p", 20), v.Code.Tensor("m", 20), v.LogVariance);
            return ((0.5 * ((s.Square() / p.Square()) + (m.Square() / p.Square()) - 1)) - s.Log() + p.Log()).Sum();
        }));
        Assert.Equal("mu", MeansOf(v => (0.5 * (v.LogVariance.Exp() + v.Mean.Method("tanh").Square() - 1 - v.LogVariance)).Sum()));
    }

    [Fact]
    public void A_prior_of_another_width_is_a_formula_of_its_own()
    {
        // σ²/p² in the variance, and p forgotten under μ, which has the wrong sign besides: nothing that one change would mend.
        Mnist(v =>
        {
            var (p, s) = (v.Code.Tensor("p", 20), v.LogVariance);
            return Nll(v) + ((0.5 * ((s.Square() / p.Square()) - v.Mean.Square() - 1)) - s.Log() + p.Log()).Sum(1).Mean();
        }).AreOfNoLoss();
    }

    [Fact]
    public void Two_posteriors_may_share_a_variance_or_a_constant()
    {
        static Operand Kl(Vae v, string mean) => v.Code.Kl(v.Code.Tensor(mean, 20), v.LogVariance);

        Mnist(v => Nll(v) + (Kl(v, "m1") + Kl(v, "m2")).Sum(1).Mean()).Are();
        Mnist(v => Nll(v) + (v.Kl + (0.5 * (A(v).Exp() - A(v) - B(v).Square()))).Sum(1).Mean()).Are();
        Mnist(v => Nll(v) + (v.Number("beta") * (v.Kl + (0.5 * (A(v).Exp() - A(v) - B(v).Square())))).Sum(1).Mean()).Are();
        Assert.Equal(2, Terms(v => (Kl(v, "m1") + v.Code.Kl(v.Code.Tensor("m2", 20), A(v))).Sum()).Count);
    }

    [Fact]
    public void A_variance_that_is_no_exponential_is_read_too()
    {
        Mnist(v => Nll(v) + (-0.5 * (1 + v.LogVariance.Log() - v.Mean - v.LogVariance)).Sum(1).Mean()).Are("VAE101 at sum")
            .Say("VAE101", $"This is almost the KL of a Gaussian, but the mean is not squared{Right}square the mean.");
        Mnist(v => Nll(v) + (-0.5 * (1 + v.LogVariance.Log() + v.Mean.Square() - v.LogVariance)).Sum(1).Mean()).Are("VAE101 at sum")
            .Say("VAE101", $"This is almost the KL of a Gaussian, but μ² has the wrong sign{Right}turn the sign of μ².");
        Mnist(v => Nll(v) + ((-0.5 * (1 + v.Mean.Square() - v.LogVariance.Square())) - v.LogVariance.Log()).Sum(1).Mean()).Are("VAE101 at sum")
            .Say("VAE101", $"This is almost the KL of a Gaussian, but μ² has the wrong sign{Right}turn the sign of μ².");
    }

    [Fact]
    public void The_exponential_of_the_mean_is_named()
    {
        // exp(μ) where exp(log σ²) has to be.
        Mnist(v => Nll(v) + (-0.5 * (1 + v.LogVariance - v.Mean.Square() - v.Mean.Exp())).Sum(1).Mean()).Are("VAE101 at sum");
        Mnist(v => Nll(v) + (-0.5 * (1 + v.LogVariance - v.Mean.Square() + v.Mean.Exp())).Sum(1).Mean()).AreOfNoLoss();
        Mnist(v => Nll(v) + (-0.5 * (1 + v.LogVariance - v.Mean.Square() - (2 * v.Mean).Exp())).Sum(1).Mean()).AreOfNoLoss();
        Mnist(v => Nll(v) + (-0.5 * (1 + v.LogVariance - (3 * v.Mean.Square()) - v.Mean.Exp())).Sum(1).Mean()).AreOfNoLoss();
        Mnist(v => Nll(v) + (-0.5 * (1 + v.LogVariance - A(v).Square() - v.Mean.Exp())).Sum(1).Mean()).AreOfNoLoss();
        Mnist(v => Nll(v) + (-0.5 * (1 + (3 * v.LogVariance) - v.Mean.Square() - v.Mean.Exp())).Sum(1).Mean()).AreOfNoLoss();
        Mnist(v => Nll(v) + (-0.5 * (1 + v.LogVariance + A(v) - v.Mean.Square() - v.Mean.Exp())).Sum(1).Mean()).AreOfNoLoss();
        Mnist(v => Nll(v) + (-0.5 * (v.LogVariance - v.Mean.Square() - v.Mean.Exp())).Sum(1).Mean()).AreOfNoLoss();
    }

    [Fact]
    public void A_wrong_sign_of_the_variance_needs_a_square_of_the_same_weight()
    {
        Mnist(v => Nll(v) + (-0.5 * (1 + v.LogVariance - (0.3 * v.Mean.Square()) + v.LogVariance.Exp())).Sum(1).Mean()).AreOfNoLoss();
        Mnist(v => Nll(v) + (-0.5 * (1 + v.LogVariance - v.Mean + v.LogVariance.Exp())).Sum(1).Mean()).AreOfNoLoss();
        Mnist(v => Nll(v) + (-0.5 * (v.LogVariance - v.Mean.Square() + v.LogVariance.Exp())).Sum(1).Mean()).AreOfNoLoss();
    }

    [Fact]
    public void A_factor_on_the_variance_is_a_slip_where_all_else_agrees()
    {
        static Operand With(Vae v, double variance, double square = 1, double constant = 1) => 0.5 * ((variance * v.LogVariance.Exp()) + (square * v.Mean.Square()) - (constant * v.Constant(1.0)) - v.LogVariance);

        Mnist(v => Nll(v) + With(v, 2).Sum(1).Mean()).Are("VAE101 at sum").Say("VAE101", $"This is almost the KL of a Gaussian, but σ² is multiplied by 2{Right}drop the factor.");
        Mnist(v => Nll(v) + With(v, 0.5).Sum(1).Mean()).Are("VAE101 at sum").Say("VAE101", $"This is almost the KL of a Gaussian, but σ² is multiplied by 0.5{Right}drop the factor.");
        Mnist(v => Nll(v) + With(v, 3).Sum(1).Mean()).Are();
        Mnist(v => Nll(v) + With(v, 2, constant: 3).Sum(1).Mean()).Are();
        Mnist(v => Nll(v) + With(v, 2, square: 3).Sum(1).Mean()).Are();
        Mnist(v => Nll(v) + (With(v, 2, square: 0) + (0.5 * (A(v) - B(v)).Square())).Sum(1).Mean()).Are();
        Mnist(v => Nll(v) + With(v, 2, square: 0).Sum(1).Mean() + (0.5 * v.Mean.Square()).Sum(1).Mean()).Are();
        Assert.Equal(1, Assert.Single(Terms(v => With(v, 2).Sum())).Coefficient.Number, 1e-9);
    }

    [Fact]
    public void A_logarithm_of_another_weight_is_told_from_a_penalty_by_an_exponential_alone()
    {
        Mnist(v => Nll(v) + ((0.5 * (v.LogVariance.Exp() + v.Mean.Square() - 1)) - (1.5 * v.LogVariance)).Sum(1).Mean()).AreNone();
        Mnist(v => Nll(v) + ((0.5 * (v.LogVariance + v.Mean.Square() - 1)) - (1.5 * v.LogVariance.Log())).Sum(1).Mean()).AreOfNoLoss();
        Mnist(v => Nll(v) + ((0.5 * (v.LogVariance + v.Mean.Square() - 1)) + (0.5 * v.LogVariance.Log())).Sum(1).Mean()).Are("VAE101 at sum");
    }

    /// <summary>The mean has length one and is left out; log σ² is a negated output, so that its addend looks like a mean that is not squared.</summary>
    [Fact]
    public void A_negated_log_variance_is_no_mean() =>
        Mnist(v => Nll(v) + (0.5 * ((-v.LogVariance).Exp() - 1 + v.LogVariance)).Sum(1).Mean()).AreOfNoLoss();

    [Fact]
    public void Elements_that_are_not_reduced_slip_at_their_own_place()
    {
        var term = Assert.Single(Terms(v => -0.5 * (1 + v.LogVariance + v.Mean.Pow(2) - v.LogVariance.Exp())));

        Assert.Equal(FormulaSlipKind.MeanSign, term.Slip!.Kind);
        Assert.Same(term.Slip.Term.Site, term.Slip.Site);
    }

    private static string MeansOf(Func<Vae, Operand> value)
    {
        var kl = Assert.Single(Terms(value), t => t.Kind == LossTermKind.Divergence);
        Assert.False(kl.IsMalformed);
        return string.Join("|", kl.Gaussian!.Means.Select(m => string.Join(",", m.LeafAtoms.Select(a => a.Name).Order(StringComparer.Ordinal))));
    }

    private static Operand Nll(Vae v) => v.Mse("Sum") / v.X.Size(0);

    private static Operand A(Vae v) => v.Code.Tensor("a", 20);

    private static Operand B(Vae v) => v.Code.Tensor("b", 20);

    private static Operand OfLikelihood(Vae v) => 0.5 * (v.Code.Tensor("sx", 20) + ((v.Code.Tensor("y", 20) - v.Code.Tensor("yHat", 20)).Square() / v.Code.Tensor("sx", 20).Exp()));

    private static Operand OfPrior(Vae v, Operand mean)
    {
        var prior = v.Code.Tensor("lp", 20);
        return 0.5 * (prior - v.LogVariance + ((v.LogVariance.Exp() + (mean - v.Code.Tensor("mp", 20)).Square()) / prior.Exp()) - 1);
    }
}
