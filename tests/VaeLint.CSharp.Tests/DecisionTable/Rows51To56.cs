using VaeLint.CSharp.Tests.Verifiers;
using static VaeLint.CSharp.Tests.Verifiers.LossSource;

namespace VaeLint.CSharp.Tests.DecisionTable;

/// <summary>Other divergences, axis 0 as a literal, code of other projects, code that is no VAE, and virtual terms.</summary>
public sealed class Rows51To56
{
    private const string SummedKl = $"{Kl}.sum(1).mean()";
    private const string SummedReconstruction = "F.mse_loss(recon, x, Reduction.Sum) / x.shape[0]";
    private const string Tensors = "Tensor recon, Tensor x, Tensor mu, Tensor logvar";

    private const string MonteCarlo =
        "var q = torch.distributions.Normal(mu, (0.5 * logvar).exp()); var p = torch.distributions.Normal(zeros_like(mu), ones_like(mu)); var z = q.rsample(); var kl = q.log_prob(z) - p.log_prob(z);";

    [Fact]
    public void Row51_a_Monte_Carlo_estimate_is_a_KL()
    {
        LossVerdict.Of(Plain($"{MonteCarlo} return F.{{|VAE001:mse_loss(recon, x)|}} + kl.sum(-1).mean();")).States("VAE001", "D");
        LossVerdict.Of(Plain($"{MonteCarlo} return {SummedReconstruction} + kl.{{|VAE002:mean()|}};")).States("VAE002", "1/L");
        LossVerdict.Of(Plain($"{MonteCarlo} return {SummedReconstruction} + kl.sum(1).mean();")).IsBalanced();
    }

    [Theory]
    [InlineData("return F.cross_entropy(recon, x) + F.kl_div(mu.log_softmax(1), logvar.softmax(1), log_target: false, reduction: Reduction.Sum);")]
    [InlineData("return F.mse_loss(recon, x) + 0.5 * F.kl_div(mu, logvar, log_target: true, reduction: Reduction.Sum);")]
    [InlineData("var q = mu.softmax(-1); return F.mse_loss(recon, x) + (q * ((q + 1e-20).log() - Math.Log(0.1))).sum(-1).mean();")]
    [InlineData("var q = mu.sigmoid(); return F.mse_loss(recon, x) + (q * (q / 0.05).log() + (1 - q) * ((1 - q) / 0.95).log()).sum();")]
    public void Row52_other_divergences_say_nothing_about_scale(string statements) => LossVerdict.Of(Plain(statements)).IsNoObjective();

    [Theory]
    [InlineData($"return (recon - x).pow(2).sum({{|VAE401:0|}}).mean() + {SummedKl};")]
    [InlineData($"return {SummedReconstruction} + {Kl}.sum({{|VAE401:0|}}).mean();")]
    [InlineData($"const int Axis = 0; return {SummedReconstruction} + torch.sum({Kl}, {{|VAE401:Axis|}}).mean();")]
    public void Row53_a_literal_0_is_never_read_as_axis_0(string statements)
    {
        LossVerdict.Of(Plain(statements));
        LossVerdict.Of(Mnist(statements));
    }

    [Fact]
    public void Row54_a_loss_of_a_referenced_project_is_unknown()
    {
        var library = Compilations.Create(
            ("Usings.cs", Compilations.Usings),
            ("Losses.cs", $"public static class Losses {{ public static Tensor Kl(Tensor mu, Tensor logvar) => {SummedKl}; public static Tensor Vae({Tensors}) => F.mse_loss(recon, x) + {SummedKl}; }}"));

        LossVerdict.Of(Plain("return F.mse_loss(recon, x) + Losses.Kl(mu, logvar);"), library.ToMetadataReference()).IsNoObjective();
        LossVerdict.Of(Plain("return Losses.Vae(recon, x, mu, logvar) + 0 * mu.exp().sum();"), library.ToMetadataReference()).IsNoObjective();
    }

    [Theory]
    [InlineData($"return -(advantage * logProb).mean() + 0.01 * {SummedKl};")]
    [InlineData($"return {Kl}.mean();")]
    [InlineData("return F.mse_loss(recon, x);")]
    [InlineData("return 0.5 * (logvar + (x - mu).pow(2) / logvar.exp()).mean();")]
    [InlineData("return F.gaussian_nll_loss(mu, x, full_like(x, 0.1)) + 1e-3 * mu.pow(2).sum();")]
    public void Row55_code_that_is_no_VAE(string statements) => LossVerdict.Of(Plain(statements, "Tensor advantage, Tensor logProb")).IsNoObjective();

    [Fact]
    public void Row55_a_Bayesian_layer() => LossVerdict.Of(
        """
        class BayesianRegression : Module<Tensor, Tensor>
        {
            private readonly Parameter _mean = Parameter(zeros(8, 1));
            private readonly Parameter _rho = Parameter(zeros(8, 1));

            public BayesianRegression() : base("bayes") { RegisterComponents(); }

            public override Tensor forward(Tensor x) => x.matmul(_mean + randn_like(_mean) * (0.5 * _rho).exp());

            public Tensor Loss(Tensor x, Tensor y) => F.mse_loss(call(x), y) - 0.5 * (1 + _rho - _mean.pow(2) - _rho.exp()).sum() / 1000;
        }
        """).IsNoObjective();

    [Fact]
    public void Row56_a_virtual_term_with_one_implementation_is_inlined() => LossVerdict.Of(
        $$"""
        abstract class Vae
        {
            protected abstract Tensor Reconstruction(Tensor recon, Tensor x);
            public Tensor Loss({{Tensors}}) => {|VAE001:Reconstruction(recon, x)|} + {{SummedKl}};
        }

        sealed class GaussianVae : Vae
        {
            protected override Tensor Reconstruction(Tensor recon, Tensor x) => F.mse_loss(recon, x);
        }
        """).States("VAE001", "D");

    [Fact]
    public void Row56_a_virtual_term_with_several_implementations_is_unknown() => LossVerdict.Of(
        $$"""
        interface ILikelihood { Tensor Nll(Tensor recon, Tensor x); }
        sealed class Squared : ILikelihood { public Tensor Nll(Tensor recon, Tensor x) => F.mse_loss(recon, x); }
        sealed class Absolute : ILikelihood { public Tensor Nll(Tensor recon, Tensor x) => F.l1_loss(recon, x, Reduction.Sum); }
        sealed class Vae(ILikelihood likelihood)
        {
            public Tensor Loss({{Tensors}}) => likelihood.Nll(recon, x) + {{SummedKl}};
        }
        """);
}
