using VaeLint.Core.Algebra;
using VaeLint.Core.Ir;
using VaeLint.Core.Losses;
using VaeLint.Core.Tests.Code;
using static VaeLint.Core.Tests.Code.Vae;

namespace VaeLint.Core.Tests.Losses;

/// <summary>Every spelling of a reconstruction weighs what it weighs and knows its data; what looks like one is none.</summary>
public sealed class LikelihoodTests
{
    private static readonly Dictionary<string, (string Form, double Weight, string Data, Func<Vae, Operand> Elements)> Spellings = new()
    {
        ["mse_loss"] = ("squared error", 1, "x", v => v.Mse("None")),
        ["l1_loss"] = ("absolute error", 1, "x", v => v.Code.Loss("l1_loss", v.Recon, v.X, "None")),
        ["binary_cross_entropy"] = ("binary cross-entropy", 1, "x", v => v.Bce("None")),
        ["poisson_nll_loss"] = ("Poisson negative log-likelihood", 1, "x", v => v.Code.Loss("poisson_nll_loss", v.Recon, v.X, "None")),
        ["squared difference"] = ("squared error", 1, "recon x", v => (v.Recon - v.X).Square()),
        ["half a squared difference"] = ("squared error", 0.5, "recon x", v => 0.5 * (v.X - v.Recon).Pow(2)),
        ["absolute difference"] = ("absolute error", 1, "recon x", v => (v.Recon - v.X).Abs()),
        ["square of the absolute difference"] = ("squared error", 1, "recon x", v => (v.Recon - v.X).Abs().Pow(2)),
        ["product of absolute differences"] = ("squared error", 1, "recon x", v => (v.Recon - v.X).Abs() * (v.X - v.Recon).Abs()),
        ["scaled data"] = ("squared error", 1, "x", v => v.Code.Loss("mse_loss", v.Recon, (2 * v.X) - 1, "None")),
        ["scaled output"] = ("squared error", 1, "x", v => v.Code.Loss("mse_loss", (2 * v.Recon) - 1, v.X, "None")),
        ["squared difference of three"] = ("squared error", 1, "noise recon x", v => (v.Recon - v.X - v.Code.Tensor("noise", 784)).Square()),
        ["logarithms"] = ("binary cross-entropy", 1, "x", v => -((v.X * v.Recon.Log()) + ((1 - v.X) * (1 - v.Recon).Log()))),
        ["guarded logarithms"] = ("binary cross-entropy", 1, "x", v => -((v.X * (v.Recon + 1e-8).Log()) + ((1 - v.X) * (1 - v.Recon + 1e-8).Log()))),
        ["log-sigmoids"] = ("binary cross-entropy", 1, "x", v => -((v.X * v.Recon.Method("log_sigmoid")) + ((1 - v.X) * (-v.Recon).Method("log_sigmoid")))),
        ["logsigmoids"] = ("binary cross-entropy", 1, "x", v => -((v.X * v.Recon.Method("logsigmoid")) + ((1 - v.X) * (-v.Recon).Method("logsigmoid")))),
        ["softplus"] = ("binary cross-entropy with logits", 1, "x", v => v.Recon.Method("softplus") - (v.X * v.Recon)),
        ["log_softmax"] = ("cross-entropy", 1, "x", v => -(v.X * v.Recon.Method("log_softmax"))),
        ["Gaussian"] = ("Gaussian negative log-likelihood", 1, "recon x", v => 0.5 * (Spread(v) + ((v.X - v.Recon).Pow(2) / Spread(v).Exp()))),
        ["Gaussian with a constant"] = ("Gaussian negative log-likelihood", 1, "recon x", v => 0.5 * (Spread(v) + ((v.X - v.Recon).Pow(2) * (-Spread(v)).Exp()) + Math.Log(2 * Math.PI))),
        ["Gaussian of a variance"] = ("Gaussian negative log-likelihood", 1, "recon x", v => 0.5 * (Spread(v).Log() + ((v.X - v.Recon).Pow(2) / Spread(v)))),
        ["Gaussian of a deviation"] = ("Gaussian negative log-likelihood", 1, "recon x", v => Spread(v).Log() + (0.5 * (v.X - v.Recon).Pow(2) / Spread(v).Square())),
        ["Normal"] = ("Normal negative log-likelihood", 1, "x", v => -LogProb(v, "Normal", v.X, ("loc", v.Recon), ("scale", Spread(v)))),
        ["Bernoulli"] = ("Bernoulli negative log-likelihood", 1, "x", v => -LogProb(v, "Bernoulli", v.X, ("logits", v.Recon))),
        ["Laplace"] = ("Laplace negative log-likelihood", 1, "x", v => -LogProb(v, "Laplace", v.X, ("loc", v.Recon), ("scale", Spread(v)))),
    };

    public static TheoryData<string> Names => [.. Spellings.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_a_reconstruction_of_its_weight(string name)
    {
        var (form, weight, data, elements) = Spellings[name];

        foreach (var factor in new[] { 1.0, 3.0 })
        {
            var names = new Dictionary<int, string>();
            var term = Assert.Single(Terms(v => (factor * elements(v)).Sum()));
            foreach (var atom in new Polynomial([term.Representative]).LeafAtoms)
            {
                names[atom.Id] = atom.Name;
            }

            Assert.Equal((LossTermKind.Reconstruction, form), (term.Kind, term.Form));
            Assert.Equal(factor * weight, term.Coefficient.Number, 1e-9);
            Assert.Equal(784, term.Shape!.EventSize);
            Assert.Null(term.Unknown);
            Assert.Null(term.Slip);
            Assert.False(term.IsMalformed);
            Assert.Equal(data, string.Join(" ", term.TargetLeaves.Select(id => names.TryGetValue(id, out var known) ? known : "x").Order(StringComparer.Ordinal)));
            Assert.Equal(form == "squared error", term.IsSquaredError);
            Assert.Equal(form.EndsWith("error", StringComparison.Ordinal), term.HasFreeScale);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_balanced_beside_a_KL_in_the_same_units(string name) =>
        Assert.True(Mnist(v => Spellings[name].Elements(v).Sum(1).Mean() + v.Kl.Sum(1).Mean()).Objective.IsBalanced);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_weight_of_its_elements_is_not_understood(string name)
    {
        var terms = Terms(v => (v.Code.Tensor("mask", 784) * Spellings[name].Elements(v)).Sum());

        Assert.All(terms.Where(t => t.Form is "squared error" or "absolute error"), term => Assert.Equal("an elementwise weight on the reconstruction", term.Unknown));
    }

    private static readonly Dictionary<string, Func<Vae, Operand>> Others = new()
    {
        ["a negative error"] = v => -(v.Recon - v.X).Square(),
        ["a negative library loss"] = v => -v.Mse("None"),
        ["labels of a critic"] = v => (v.Recon - 1).Square(),
        ["a library loss against labels"] = v => v.Code.Loss("mse_loss", v.Recon, v.Code.Call(null, "TorchSharp.torch", "ones_like", TypeRef.Tensor, ("input", v.Recon)), "None"),
        ["a library loss of a constant"] = v => v.Code.Loss("mse_loss", v.Code.Call(null, "TorchSharp.torch", "ones_like", TypeRef.Tensor, ("input", v.Recon)), v.X, "None"),
        ["a penalty"] = v => v.Recon.Square(),
        ["a sum"] = v => (v.Recon + v.X).Square(),
        ["an absolute sum"] = v => (v.Recon + v.X).Abs(),
        ["a fourth power"] = v => (v.Recon - v.X).Square().Square(),
        ["features"] = v => Features(v, feature => feature),
        ["functions of features"] = v => Features(v, feature => feature.Sigmoid()),
        ["half a cross-entropy"] = v => -(v.X * v.Recon.Log()),
        ["a cross-entropy to be maximised"] = v => (v.X * v.Recon.Log()) + ((1 - v.X) * (1 - v.Recon).Log()),
        ["a cross-entropy of two weights"] = v => -((v.X * v.Recon.Log()) + (0.3 * (1 - v.X) * (1 - v.Recon).Log())),
        ["a cross-entropy of two targets"] = v => -((v.X * v.Recon.Log()) + ((1 - v.Code.Tensor("other", 784)) * (1 - v.Recon).Log())),
        ["a cube of the absolute difference"] = v => (v.Recon - v.X).Abs().Pow(3),
        ["an error with an offset"] = v => (v.Recon - v.X - 1).Square(),
        ["an error against a mean"] = v => (v.Recon - v.X.Mean()).Square(),
        ["squares of logarithms"] = v => -((v.X * v.Recon.Log().Square()) + ((1 - v.X) * (1 - v.Recon).Log().Square())),
        ["a cross-entropy of two powers"] = v => -(v.X * v.Recon.Log()) + (v.X.Square() * (1 - v.Recon).Log()) - (1 - v.Recon).Log(),
        ["a logarithm beside no logarithm"] = v => -(v.X * v.Recon.Log()) + (v.X * v.Code.Tensor("z", 784)) - v.Code.Tensor("z", 784),
        ["the same logarithm twice"] = v => -(v.X * v.Recon.Log()) + (v.X * v.Recon.Log()) - v.Recon.Log(),
        ["a logarithm of the other sign"] = v => -(v.X * v.Recon.Log()) + (v.X * (1 - v.Recon).Log()) + (1 - v.Recon).Log(),
        ["a tensor of that name"] = v => -((v.X * v.Code.Tensor("log_sigmoid", 784)) + ((1 - v.X) * v.Code.Tensor("logsigmoid", 784))),
        ["a product of logarithms"] = v => -(v.X.Square() * v.Recon.Log()),
        ["softplus alone"] = v => v.Recon.Method("softplus"),
        ["softplus and another product"] = v => v.Recon.Method("softplus") - (v.X * v.Code.Tensor("other", 784)),
        ["softplus of a sum"] = v => (v.Recon + v.Code.Tensor("other", 784)).Method("softplus") - (v.X * v.Recon),
        ["softplus with a wrong sign"] = v => v.Recon.Method("softplus") + (v.X * v.Recon),
        ["another function"] = v => v.Recon.Sigmoid() - (v.X * v.Recon),
        ["log_softmax with a wrong sign"] = v => v.X * v.Recon.Method("log_softmax"),
        ["log_softmax of two factors"] = v => -(v.X * v.Code.Tensor("other", 784) * v.Recon.Method("log_softmax")),
        ["log_softmax of a square"] = v => -(v.X.Square() * v.Recon.Method("log_softmax")),
        ["a likelihood to be maximised"] = v => LogProb(v, "Normal", v.X, ("loc", v.Recon), ("scale", Spread(v))),
        ["a square of a log-density"] = v => -LogProb(v, "Normal", v.X, ("loc", v.Recon), ("scale", Spread(v))).Square(),
        ["a density of a sample"] = v => -LogProb(v, "Normal", Sample(v, "rsample"), ("loc", v.Recon), ("scale", Spread(v))),
        ["a density of a detached sample"] = v => -LogProb(v, "Normal", Sample(v, "sample"), ("loc", v.Recon), ("scale", Spread(v))),
        ["a density of a function"] = v => -LogProb(v, "Normal", v.X.Exp(), ("loc", v.Recon), ("scale", Spread(v))),
        ["a density of constants"] = v => -LogProb(v, "Normal", v.X, ("loc", v.Constant(0.0)), ("scale", v.Constant(1.0))),
    };

    public static TheoryData<string> OtherNames => [.. Others.Keys];

    [Theory]
    [MemberData(nameof(OtherNames))]
    public void What_is_none(string name) => Assert.Empty(Terms(v => Others[name](v).Sum()));

    [Fact]
    public void A_Gaussian_of_another_spread_is_a_weighted_error()
    {
        Assert.Equal("an elementwise weight on the reconstruction", Assert.Single(Terms(v => (0.5 * (v.Code.Tensor("other", 784) + ((v.X - v.Recon).Pow(2) / Spread(v).Exp()))).Sum())).Unknown);
        Assert.Equal("an elementwise weight on the reconstruction", Assert.Single(Terms(v => ((v.X - v.Recon).Pow(2) / Spread(v).Exp()).Sum())).Unknown);
        Assert.Empty(Terms(v => (-0.5 * (Spread(v) + ((v.X - v.Recon).Pow(2) / Spread(v).Exp()))).Sum()));
    }

    [Fact]
    public void One_side_that_is_detached_is_remembered()
    {
        Assert.False(Assert.Single(Terms(v => v.Mse("Sum"))).StopsGradient);
        Assert.True(Assert.Single(Terms(v => v.Code.Loss("mse_loss", v.Recon, v.X.Detach(), "Sum"))).StopsGradient);
        Assert.True(Assert.Single(Terms(v => v.Code.Loss("mse_loss", v.Recon.Detach(), v.X, "Sum"))).StopsGradient);
    }

    [Fact]
    public void Two_cross_entropies_are_two()
    {
        static Operand Of(Operand x, Operand y) => -((x * y.Log()) + ((1 - x) * (1 - y).Log()));

        Assert.Equal(["binary cross-entropy", "binary cross-entropy"], Terms(v => (Of(v.X, v.Recon) + Of(v.Code.Tensor("a", 784), v.Code.Tensor("b", 784))).Sum()).Select(t => t.Form));
    }

    private static Operand Spread(Vae v) => v.Code.Tensor("s", 784);

    private static Operand Features(Vae v, Func<Operand, Operand> function)
    {
        var layer = v.Code.Layer("Linear", ("inputSize", 784), ("outputSize", 64));
        return (function(layer.Apply(v.Recon)) - function(layer.Apply(v.X))).Square();
    }

    private static Operand LogProb(Vae v, string distribution, Operand at, params (string, Operand)[] parameters) =>
        v.Code.Call(v.Code.Distribution(distribution, parameters), "TorchSharp.torch.distributions.Distribution", "log_prob", TypeRef.Tensor, ("value", at));

    private static Operand Sample(Vae v, string method) =>
        v.Code.Call(v.Code.Distribution("Normal", ("loc", v.Mean), ("scale", v.LogVariance.Exp())), "TorchSharp.torch.distributions.Distribution", method, TypeRef.Tensor);
}
