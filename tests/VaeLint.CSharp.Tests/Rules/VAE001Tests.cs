namespace VaeLint.CSharp.Tests.Rules;

public sealed class VAE001Tests() : RuleTests("F.{|VAE001:mse_loss(recon, x)|}", SummedKl)
{
    [Fact]
    public Task Arguments_in_any_form() => Verify(
        ("Named", $"return F.{{|VAE001:mse_loss(input: recon, target: x)|}} + {SummedKl};"),
        ("Reordered", $"return F.{{|VAE001:mse_loss(target: x, input: recon)|}} + {SummedKl};"),
        ("Explicit", $"return F.{{|VAE001:mse_loss(recon, x, Reduction.Mean)|}} + {SummedKl};"),
        ("NamedReduction", $"return F.{{|VAE001:mse_loss(reduction: Reduction.Mean, target: x, input: recon)|}} + {SummedKl};"),
        ("ReductionVariable", $"var reduction = Reduction.Mean; return F.{{|VAE001:mse_loss(recon, x, reduction)|}} + {SummedKl};"),
        ("ReductionConstant", $"const Reduction Default = Reduction.Mean; return F.{{|VAE001:mse_loss(recon, x, Default)|}} + {SummedKl};"),
        ("ReductionCast", $"return F.{{|VAE001:mse_loss(recon, x, (Reduction)1)|}} + {SummedKl};"),
        ("SumIsRight", $"return F.mse_loss(reduction: Reduction.Sum, target: x, input: recon) / x.shape[0] + {SummedKl};"));

    [Fact]
    public Task Every_reconstruction() => Verify(
        ("L1", $"return F.{{|VAE001:l1_loss(recon, x)|}} + {SummedKl};"),
        ("SmoothL1", $"return F.{{|VAE001:smooth_l1_loss(recon, x)|}} + {SummedKl};"),
        ("Huber", $"return F.{{|VAE001:huber_loss(recon, x)|}} + {SummedKl};"),
        ("Bce", $"return F.{{|VAE001:binary_cross_entropy(recon, x)|}} + {SummedKl};"),
        ("Logits", $"return F.{{|VAE001:binary_cross_entropy_with_logits(recon, x)|}} + {SummedKl};"),
        ("Poisson", $"return F.{{|VAE001:poisson_nll_loss(recon, x)|}} + {SummedKl};"),
        ("Squares", $"return (x - recon).square().{{|VAE001:mean()|}} + {SummedKl};"),
        ("Products", $"var e = recon - x; return (e * e).{{|VAE001:mean()|}} + {SummedKl};"),
        ("HalfSquares", $"return 0.5 * torch.{{|VAE001:mean((x - recon).pow(2))|}} + {SummedKl};"),
        ("Absolute", $"return torch.abs(recon - x).{{|VAE001:mean()|}} + {SummedKl};"),
        ("Entropy", $"return -(x * recon.log() + (1 - x) * (1 - recon).log()).{{|VAE001:mean()|}} + {SummedKl};"),
        ("Guarded", $"return (-x * torch.log(recon + 1e-8) - (1 - x) * torch.log(1 - recon + 1e-8)).{{|VAE001:mean()|}} + {SummedKl};"),
        ("Softplus", $"return (F.softplus(recon) - x * recon).{{|VAE001:mean()|}} + {SummedKl};"),
        ("LogSigmoid", $"return -(x * F.logsigmoid(recon) + (1 - x) * F.logsigmoid(-recon)).{{|VAE001:mean()|}} + {SummedKl};"),
        ("NormalLogProb", $"return -torch.distributions.Normal(recon, ones_like(recon)).log_prob(x).{{|VAE001:mean()|}} + {SummedKl};"),
        ("BernoulliLogProb", $"return -torch.distributions.Bernoulli(logits: recon).log_prob(x).{{|VAE001:mean()|}} + {SummedKl};"),
        ("NoneThenMean", $"return F.mse_loss(recon, x, Reduction.None).{{|VAE001:mean()|}} + {SummedKl};"));

    [Fact]
    public Task The_reconstruction_comes_from_elsewhere() => VerifyWithMembers(
        ("Wrapper", $"return {{|VAE001:Recon(recon, x)|}} + {SummedKl};", "static Tensor Recon(Tensor a, Tensor b) => F.mse_loss(a, b);"),
        ("ReorderedWrapper", $"return {{|VAE001:Recon(b: x, a: recon)|}} + {SummedKl};", "static Tensor Recon(Tensor a, Tensor b, Reduction reduction = Reduction.Mean) => F.mse_loss(a, b, reduction);"),
        ("Extension", $"return recon.{{|VAE001:Mse(x)|}} + {SummedKl};", "} static class Losses { public static Tensor Mse(this Tensor a, Tensor b) => (a - b).pow(2).mean(); } partial class Loss {"),
        ("Delegate", $"return {{|VAE001:Recon(recon, x)|}} + {SummedKl};", "static readonly Func<Tensor, Tensor, Tensor> Recon = (a, b) => F.mse_loss(a, b);"),
        ("MethodGroup", $"Func<Tensor, Tensor, Tensor> loss = Recon; return {{|VAE001:loss(recon, x)|}} + {SummedKl};", "static Tensor Recon(Tensor a, Tensor b) => F.mse_loss(a, b);"),
        ("ModuleField", $"return _mse.{{|VAE001:call(recon, x)|}} + {SummedKl};", "readonly MSELoss _mse = MSELoss();"),
        ("ModuleForward", $"var mse = nn.MSELoss(); return mse.{{|VAE001:forward(recon, x)|}} + {SummedKl};", ""),
        ("LocalFunction", $"Tensor Recon() => F.{{|VAE001:mse_loss(recon, x)|}}; return Recon() + {SummedKl};", ""));
}
