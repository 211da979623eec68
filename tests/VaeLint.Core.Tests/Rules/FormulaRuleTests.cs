using VaeLint.Core.Ir;
using VaeLint.Core.Tests.Code;
using static VaeLint.Core.Tests.Code.Vae;

namespace VaeLint.Core.Tests.Rules;

/// <summary>What the rules about formulas say, and what is just beside it and says nothing.</summary>
public sealed class FormulaRuleTests
{
    private const string Right = " (the KL is 0.5 · (σ² + μ² − 1 − log σ²)): ";

    private static readonly Dictionary<string, (string What, Func<Vae, Operand> Elements)> Slips = new()
    {
        ["log sign"] = ("log σ² has the wrong sign" + Right + "turn the sign of log σ²", v => -0.5 * (1 - v.LogVariance - v.Mean.Pow(2) - v.LogVariance.Exp())),
        ["log sign of a log-deviation"] = (
            "log σ² has the wrong sign" + Right + "turn the sign of log σ²", v => 0.5 * (v.Mean.Pow(2) + (2 * v.LogVariance).Exp() - 1 + (2 * v.LogVariance))),
        ["log sign of a deviation"] = ("log σ² has the wrong sign" + Right + "turn the sign of log σ²", v => (0.5 * (v.Mean.Pow(2) + v.LogVariance.Square() - 1)) + v.LogVariance.Log()),
        ["mean sign"] = ("μ² has the wrong sign" + Right + "turn the sign of μ²", v => -0.5 * (1 + v.LogVariance + v.Mean.Pow(2) - v.LogVariance.Exp())),
        ["variance sign"] = ("σ² has the wrong sign" + Right + "turn the sign of σ²", v => -0.5 * (1 + v.LogVariance - v.Mean.Pow(2) + v.LogVariance.Exp())),
        ["half a mean"] = ("μ² is multiplied by 0.5" + Right + "drop the factor", v => -0.5 * (1 + v.LogVariance - (0.5 * v.Mean.Pow(2)) - v.LogVariance.Exp())),
        ["twice a mean"] = ("μ² is multiplied by 2" + Right + "drop the factor", v => -0.5 * (1 + v.LogVariance - (2 * v.Mean.Pow(2)) - v.LogVariance.Exp())),
        ["no square"] = ("the mean is not squared" + Right + "square the mean", v => -0.5 * (1 + v.LogVariance - v.Mean - v.LogVariance.Exp())),
    };

    public static TheoryData<string> SlipNames => [.. Slips.Keys];

    [Theory]
    [MemberData(nameof(SlipNames))]
    public void VAE101_says_what_differs(string name)
    {
        var (what, elements) = Slips[name];

        Plain(v => Nll(v) + elements(v).Sum(1).Mean()).Are("VAE101 at sum").Say("VAE101", $"This is almost the KL of a Gaussian, but {what}.").Point("VAE101", "change at sum");
        Plain(v => Nll(v) + elements(v).Sum().Mean()).Are("VAE003 at sum", "VAE101 at sum");
        Mnist(v => v.Mse() + (3 * elements(v).Sum(1).Mean())).Are("VAE101 at sum", "VAE010 at 3");
        Plain(v => elements(v).Sum(1).Mean()).AreOfNoLoss();
    }

    [Theory]
    [InlineData("log sign", -1)]
    [InlineData("mean sign", -1)]
    [InlineData("variance sign", -1)]
    [InlineData("half a mean", 0.5)]
    [InlineData("twice a mean", 2)]
    [InlineData("no square", 1)]
    public void VAE101_knows_the_divergence_that_was_meant(string name, double ratio)
    {
        var kl = Assert.Single(Mnist(v => Nll(v) + Slips[name].Elements(v).Sum(1).Mean()).Objective.Divergences).Term;

        Assert.True(kl.IsMalformed);
        Assert.Equal(ratio, kl.Slip!.Ratio, 1e-9);
        Assert.Equal("mu", Assert.Single(Assert.Single(kl.Gaussian!.Means).LeafAtoms).Name);
        Assert.Equal("logvar", Assert.Single(kl.Gaussian.LogVariance.LeafAtoms).Name);
        Assert.Equal(2, kl.Leaves.Count);
        Assert.Equal(1, kl.Coefficient.Number, 1e-9);
        Assert.Same(kl.Steps[0].Site, kl.Slip.Site);
    }

    private static readonly Dictionary<string, Func<Vae, Operand>> OfTheirOwn = new()
    {
        ["no constant"] = v => 0.5 * (v.Mean.Pow(2) + v.LogVariance.Exp() - v.LogVariance),
        ["a factor that may be a weight"] = v => -0.5 * (1 + v.LogVariance - (0.1 * v.Mean.Pow(2)) - v.LogVariance.Exp()),
        ["a square in its own right"] = v => -0.5 * (1 + v.LogVariance - v.Code.Unknown("Norm", TypeRef.Tensor, v.Mean) - v.LogVariance.Exp()),
        ["linear with another weight"] = v => -0.5 * (1 + v.LogVariance - (3 * v.Mean) - v.LogVariance.Exp()),
        ["linear without a constant"] = v => -0.5 * (v.LogVariance - v.Mean - v.LogVariance.Exp()),
        ["variance with a wrong sign of a plain tensor"] = v => -0.5 * (1 + v.LogVariance.Log() - v.Mean.Pow(2) + v.LogVariance),
        ["constant of another weight"] = v => -0.5 * (2 + v.LogVariance + v.Mean.Pow(2) - v.LogVariance.Exp()),
        ["two linear terms"] = v => -0.5 * (1 + v.LogVariance - v.Mean - v.Code.Tensor("other") - v.LogVariance.Exp()),
    };

    public static TheoryData<string> NamesOfTheirOwn => [.. OfTheirOwn.Keys];

    [Theory]
    [MemberData(nameof(NamesOfTheirOwn))]
    public void VAE101_leaves_formulas_of_their_own_alone(string name) =>
        Assert.DoesNotContain(Plain(v => Nll(v) + OfTheirOwn[name](v).Sum(1).Mean()).All, f => f.RuleId == "VAE101");

    [Fact]
    public void VAE101_does_not_read_what_other_terms_add_up_to()
    {
        Plain(v => Nll(v) + v.Kl.Sum(1).Mean() - (0.5 * v.LogVariance).Sum(1).Mean()).Are();
        Plain(v => Nll(v) + v.Kl.Sum(1).Mean() - v.LogVariance.Sum(1).Mean()).Are();
        Plain(v => Nll(v) + v.Kl.Sum(1).Mean() + (0.5 * v.Mean.Pow(2)).Sum(1).Mean()).Are();
        Plain(v => Nll(v) + v.Kl.Sum(1).Mean() - (0.25 * v.Mean.Pow(2)).Sum(1).Mean()).Are();
    }

    [Fact]
    public void VAE101_misses_a_half_beside_a_likelihood()
    {
        static Operand Whole(Vae v) => (v.Mean.Pow(2) + v.LogVariance.Exp() - 1 - v.LogVariance).Sum(1).Mean();

        Plain(v => Nll(v) + Whole(v)).Are("VAE101 at sum").Say(
            "VAE101",
            "The KL has no factor 0.5 (it is 0.5 · (σ² + μ² − 1 − log σ²)), so it is trained with a beta of 2 that nobody wrote: multiply it by 0.5, or write the weight 2.");
        Plain(v => (v.Mse("Sum") / v.X.Size(0)) + Whole(v)).AreNone();
        Plain(v => Nll(v) + (2 * v.Kl.Sum(1).Mean())).AreNone();
        Plain(v => Nll(v) + (v.Number("gamma") * Whole(v))).AreNone();
        Plain(v => (0.5 * Nll(v)) + Whole(v)).AreNone();
    }

    [Theory]
    [InlineData("μ²")]
    [InlineData("−log σ²")]
    [InlineData("σ²")]
    public void VAE101_misses_a_part_of_the_posterior_that_is_sampled(string part)
    {
        Operand Rest(Vae v) => part switch
        {
            "μ²" => -0.5 * (1 + v.LogVariance - v.LogVariance.Exp()),
            "−log σ²" => 0.5 * (v.Mean.Pow(2) + v.LogVariance.Exp() - 1),
            _ => -0.5 * (1 + v.LogVariance - v.Mean.Pow(2)),
        };

        Plain(v => NllOf(v, Sampled(v, (0.5 * v.LogVariance).Exp())) + Rest(v).Sum(1).Mean()).Are("VAE101 at sum")
            .Say("VAE101", $"This is almost the KL of the Gaussian that is sampled, but {part} is missing{Right}add it.");
        Plain(v => NllOf(v, v.Mean) + Rest(v).Sum(1).Mean()).AreOfNoLoss();
    }

    [Fact]
    public void VAE101_sees_a_bracket_that_closes_too_late()
    {
        static Operand Density(Vae v, Operand elements) => Nll(v) - v.Code.Call(null, "TorchSharp.torch", "logsumexp", TypeRef.Tensor, ("input", elements.Sum(2)), ("dim", v.Constant(1L))).Mean();

        Plain(v => Density(v, (-0.5 * (v.LogVariance + (v.X - v.Mean).Pow(2))) / v.LogVariance.Exp())).Are("VAE101 at logsumexp").Say(
            "VAE101",
            "This is almost the log-density of a Gaussian, but log σ² is divided by σ² like the square (it is −0.5 · (log σ² + (x − μ)²/σ²)): divide the square alone.");
        Plain(v => Density(v, -0.5 * (v.LogVariance + ((v.X - v.Mean).Pow(2) / v.LogVariance.Exp())))).Are();
    }

    [Theory]
    [InlineData("exp(v)", "v", "log-standard deviation", "log-variance", "exp(0.5 * logvar)")]
    [InlineData("v", "v", "standard deviation", "log-variance", "exp(0.5 * logvar)")]
    [InlineData("sqrt(v)", "v", "variance", "log-variance", "exp(0.5 * logvar)")]
    [InlineData("exp(v/2)", "2v", "log-variance", "log-standard deviation", "exp(logvar)")]
    [InlineData("v", "log v", "standard deviation", "variance", "sqrt(logvar)")]
    [InlineData("sqrt(v)", "2 log v", "variance", "standard deviation", "logvar")]
    public void VAE102_sees_a_sample_that_disagrees_with_the_KL(string scale, string logVariance, string taken, string right, string advice)
    {
        Plain(v => NllOf(v, Sampled(v, Scale(v, scale))) + KlOf(v, logVariance).Sum(1).Mean()).Are("VAE102 at Add").Say(
            "VAE102", $"logvar is taken for a {taken} by the sample, but for a {right} by the KL: sample with {advice}, or change the KL.");
        Plain(v => NllOf(v, v.Code.Call(v.Code.Distribution("Normal", ("loc", v.Mean), ("scale", Scale(v, scale))), "TorchSharp.torch.distributions.Distribution", "rsample", TypeRef.Tensor))
            + KlOf(v, logVariance).Sum(1).Mean()).Are("VAE102 at Normal").Say(
            "VAE102", $"logvar is taken for a {taken} by the scale of Normal, but for a {right} by the KL: pass {advice} as scale, or change the KL.");
    }

    [Theory]
    [InlineData("exp(v/2)", "v")]
    [InlineData("exp(v)", "2v")]
    [InlineData("sqrt(v)", "log v")]
    [InlineData("v", "2 log v")]
    public void VAE102_is_silent_where_both_agree(string scale, string logVariance) =>
        Plain(v => NllOf(v, Sampled(v, Scale(v, scale))) + KlOf(v, logVariance).Sum(1).Mean()).AreNone();

    [Fact]
    public void VAE102_reads_one_KL_in_two_ways()
    {
        Plain(v => Nll(v) + (-0.5 * (1 + (2 * v.LogVariance) - v.Mean.Pow(2) - v.LogVariance.Exp())).Sum(1).Mean()).Are("VAE102 at sum").Say(
            "VAE102",
            "logvar is taken for a log-variance in the variance of the KL, but for a log-standard deviation in the logarithm of the KL: "
            + "the variance is exp(2 * logvar), or exp(logvar) with the logarithm of that.");
        Plain(v => Nll(v) + (-0.5 * (1 + v.LogVariance - v.Mean.Pow(2) - (2 * v.LogVariance).Exp())).Sum(1).Mean()).Are("VAE102 at sum").Say(
            "VAE102",
            "logvar is taken for a log-standard deviation in the variance of the KL, but for a log-variance in the logarithm of the KL: "
            + "the variance is exp(logvar), or exp(2 * logvar) with the logarithm of that.");
        Plain(v => Nll(v) + (0.5 * (v.Mean.Pow(2) + v.LogVariance.Square() - 1 - v.LogVariance.Log())).Sum(1).Mean()).Are("VAE102 at sum").Say(
            "VAE102",
            "logvar is taken for a standard deviation in the variance of the KL, but for a variance in the logarithm of the KL: the variance is logvar, or logvar squared with the logarithm of that.");
        Plain(v => Nll(v) + (0.5 * (v.Mean.Pow(2) + v.LogVariance - 1 - (2 * v.LogVariance.Log()))).Sum(1).Mean()).Are("VAE102 at sum").Say(
            "VAE102",
            "logvar is taken for a variance in the variance of the KL, but for a standard deviation in the logarithm of the KL: the variance is logvar squared, or logvar with the logarithm of that.");
        Plain(v => NllOf(v, Sampled(v, (0.5 * v.LogVariance).Exp())) + (-0.5 * (1 + (2 * v.LogVariance) - v.Mean.Pow(2) - v.LogVariance.Exp())).Sum(1).Mean()).Are("VAE102 at sum").Say(
            "VAE102",
            "logvar is taken for a log-standard deviation in the logarithm of the KL, but for a log-variance in the variance of the KL: the logarithm is that of exp(logvar).");
        Plain(v => NllOf(v, Sampled(v, v.LogVariance.Exp())) + (-0.5 * (1 + (2 * v.LogVariance) - v.Mean.Pow(2) - v.LogVariance.Exp())).Sum(1).Mean()).Are("VAE102 at sum").Say(
            "VAE102",
            "logvar is taken for a log-variance in the variance of the KL, but for a log-standard deviation in the logarithm of the KL: the variance is exp(2 * logvar).");
        Plain(v => Nll(v) + (-0.5 * ((2 * v.LogVariance) - v.Mean.Pow(2) - v.LogVariance.Exp())).Sum(1).Mean()).Are();
        Plain(v => Nll(v) + (-0.5 * (1 + (3 * v.LogVariance) - v.Mean.Pow(2) - v.LogVariance.Exp())).Sum(1).Mean()).Are();
    }

    [Fact]
    public void VAE102_reads_one_likelihood_in_two_ways()
    {
        static Operand Nll(Vae v, double factor) => (0.5 * ((factor * v.Code.Tensor("s")) + ((v.X - v.Recon).Pow(2) / v.Code.Tensor("s").Exp()))).Sum(1).Mean();

        Plain(v => Nll(v, 1) + v.Kl.Sum(1).Mean()).AreNone();
        Plain(v => Nll(v, 2) + v.Kl.Sum(1).Mean()).Are("VAE102 at sum").Say(
            "VAE102",
            "s is taken for a log-variance in the variance of the likelihood, but for a log-standard deviation in the logarithm of the likelihood: "
            + "the variance is exp(2 * s), or exp(s) with the logarithm of that.");
        Plain(v => Nll(v, 3) + v.Kl.Sum(1).Mean()).AreUnknown("an elementwise weight on the reconstruction");
        var layer = Plain(v =>
        {
            var spread = v.Code.Layer("Linear", ("inputSize", 20), ("outputSize", 784)).Apply(v.Code.Tensor("h"));
            return (0.5 * ((2 * spread) + ((v.X - v.Recon).Pow(2) / spread.Exp()))).Sum(1).Mean() + v.Kl.Sum(1).Mean();
        });
        layer.Say(
            "VAE102",
            "The spread of the decoder is taken for a log-variance in the variance of the likelihood, but for a log-standard deviation in the logarithm of the likelihood: "
            + "the variance is exp(2 * x), or exp(x) with the logarithm of that.");
    }

    [Fact]
    public void VAE102_has_no_name_for_what_a_layer_returns() => Plain(v =>
    {
        var spread = v.Code.Layer("Linear", ("inputSize", 400), ("outputSize", 20)).Apply(v.Code.Tensor("h"));
        return NllOf(v, v.Mean + (spread * v.Mean.RandnLike())) + v.Code.Kl(v.Mean, spread).Sum(1).Mean();
    }).Say("VAE102", "The spread of the posterior is taken for a standard deviation by the sample, but for a log-variance by the KL: sample with exp(0.5 * x), or change the KL.");

    [Fact]
    public void VAE103_sees_a_term_that_goes_the_wrong_way()
    {
        Plain(v => v.Mse("Sum") - v.Kl.Sum()).Are("VAE103 at sum").Say("VAE103", "The KL is subtracted from the reconstruction loss, so training maximises it: add it, for both are minimised.");
        Plain(v => v.Kl.Sum() - v.Mse("Sum")).Are("VAE103 at mse_loss").Say(
            "VAE103", "The reconstruction loss is subtracted from the KL, so training maximises it: add it, for both are minimised.");
        Plain(v => -v.Mse("Sum") - v.Kl.Sum()).Are("VAE011 at mse_loss");
        Assert.True(Plain(v => -v.Mse("Sum") - v.Kl.Sum()).Objective.IsNegated);
        Plain(v => v.Kl.Sum() - v.Code.Loss("cross_entropy", v.Recon, v.X, "Sum")).Are();
    }

    [Fact]
    public void VAE103_follows_the_bound_to_backward()
    {
        Plain(v => (-(v.Mse("Sum") + v.Kl.Sum())).Backward()).Are("VAE011 at mse_loss", "VAE103 at backward").Say(
            "VAE103", "backward() is called on the ELBO, which has to be maximised: call it on the negative ELBO.");
        Plain(v => (v.Mse("Sum") + v.Kl.Sum()).Backward()).Are("VAE011 at mse_loss");
        Plain(v => Optimized(v, true, v.Mse("Sum") + v.Kl.Sum())).Are("VAE011 at mse_loss", "VAE103 at backward").Say(
            "VAE103", "The optimizer maximises this loss, which is the negative ELBO: drop maximize, or call backward() on the ELBO.");
        Plain(v => Optimized(v, true, -(v.Mse("Sum") + v.Kl.Sum()))).Are("VAE011 at mse_loss");
        Plain(v => Optimized(v, false, v.Mse("Sum") + v.Kl.Sum())).Are("VAE011 at mse_loss");
    }

    [Fact]
    public void VAE104_sees_noise_that_is_not_standard_normal()
    {
        Operand Deviation(Vae v) => (0.5 * v.LogVariance).Exp();

        Plain(v => NllOf(v, v.Mean + (Deviation(v) * v.Mean.RandLike())) + v.Kl.Sum(1).Mean()).Are("VAE104 at rand_like").Say(
            "VAE104", "The noise of the sample is uniform between 0 and 1, but the KL is that of a posterior sampled with standard normal noise: use randn or randn_like.");
        Plain(v => NllOf(v, v.Mean + (Deviation(v) * (0.1 * v.Mean.RandnLike()))) + v.Kl.Sum(1).Mean()).Are("VAE104 at 0.1").Say(
            "VAE104", "The noise of the sample is scaled by 0.1, but the KL is that of a posterior sampled with standard normal noise: drop the factor.");
        Plain(v => NllOf(v, v.Mean + (Deviation(v) * v.Mean.RandnLike())) + v.Kl.Sum(1).Mean()).AreNone();
    }

    [Fact]
    public void VAE301_sees_a_term_without_a_gradient()
    {
        Plain(v => Nll(v) + v.Kl.Sum(1).Mean().Detach()).Are("VAE301 at detach").Say("VAE301", "The KL of this loss is detached, so nothing is trained by it: drop the detach() or the no_grad scope.");
        Plain(v => Nll(v).Detach() + v.Kl.Sum(1).Mean()).Are("VAE301 at detach").Say(
            "VAE301", "The reconstruction of this loss is detached, so nothing is trained by it: drop the detach() or the no_grad scope.");
        Plain(v => Nll(v) + v.Kl.Sum(1).Mean().Item()).Are("VAE301 at item").Say(
            "VAE301", "The KL of this loss is taken out of its tensor, so nothing is trained by it: add the tensor, and call item() for the log.");
        Plain(v =>
        {
            var q = v.Code.Distribution("Normal", ("loc", v.Mean), ("scale", (0.5 * v.LogVariance).Exp()));
            return NllOf(v, v.Code.Call(q, "TorchSharp.torch.distributions.Distribution", "sample", TypeRef.Tensor)) + v.Kl.Sum(1).Mean();
        }).Are("VAE301 at sample").Say("VAE301", "sample() stops the gradient, so the reconstruction does not train the encoder: use rsample().");
        Plain(v => Nll(v) + v.Kl.Sum(1).Mean() + v.Kl.Sum(1).Mean().Detach()).Are();
    }

    [Fact]
    public void VAE302_sees_one_loss_per_sample()
    {
        Plain(v => (v.Mse("None").Sum(1) + v.Kl.Sum(1)).Backward()).Are("VAE302 at backward").Say(
            "VAE302", "backward() is called on one loss per sample, and it takes a scalar only: call mean() first.");
        Plain(v => (v.Mse("None").Sum(1) + v.Kl.Sum(1)).Mean().Backward()).AreNone();
    }

    [Fact]
    public void VAE303_sees_a_weight_that_nothing_reads()
    {
        Plain(v => Unread(v, "klWeight")).Are("VAE303 at mean").Say("VAE303", "The parameter klWeight never reaches the loss: the KL is added without a weight, whatever the caller passes.");
        Plain(v => Unread(v, "beta")).Are("VAE303 at mean");
        Plain(v => Unread(v, "epsilon")).AreNone();

        static Operand Unread(Vae v, string name)
        {
            v.Number(name);
            return Nll(v) + v.Kl.Sum(1).Mean();
        }
    }

    private static Operand Nll(Vae v) => v.Code.Loss("binary_cross_entropy_with_logits", v.Recon, v.X, "Sum") / v.X.Size(0);

    private static Operand NllOf(Vae v, Operand z) =>
        v.Code.Loss("binary_cross_entropy_with_logits", v.Code.Layer("Linear", ("inputSize", 20), ("outputSize", 784)).Apply(z), v.X, "Sum") / v.X.Size(0);

    private static Operand Sampled(Vae v, Operand scale) => v.Mean + (scale * v.Mean.RandnLike());

    private static Operand Scale(Vae v, string scale) => scale switch
    {
        "exp(v)" => v.LogVariance.Exp(),
        "exp(v/2)" => (0.5 * v.LogVariance).Exp(),
        "sqrt(v)" => v.LogVariance.Sqrt(),
        _ => v.LogVariance,
    };

    private static Operand KlOf(Vae v, string logVariance) => logVariance switch
    {
        "v" => v.Kl,
        "2v" => -0.5 * (1 + (2 * v.LogVariance) - v.Mean.Pow(2) - (2 * v.LogVariance).Exp()),
        "log v" => 0.5 * (v.Mean.Pow(2) + v.LogVariance - 1 - v.LogVariance.Log()),
        _ => 0.5 * (v.Mean.Pow(2) + v.LogVariance.Square() - 1 - (2 * v.LogVariance.Log())),
    };

    private static Operand Optimized(Vae v, bool isMaximized, Operand loss)
    {
        v.Code.Call(null, "TorchSharp.torch.optim", "Adam", new TypeRef("TorchSharp.Modules.Adam", TypeRefKind.Other), ("maximize", v.Constant(isMaximized)));
        return loss.Backward();
    }
}
