using VaeLint.CSharp.Tests.Verifiers;
using static VaeLint.CSharp.Tests.Verifiers.LossSource;

namespace VaeLint.CSharp.Tests.DecisionTable;

/// <summary>Owners, branches, common divisors, constant batch sizes and bounded KLs.</summary>
public sealed class Rows41To50
{
    private const string SummedKl = $"{Kl}.sum(1).mean()";
    private const string SummedReconstruction = "F.mse_loss(recon, x, Reduction.Sum) / x.shape[0]";
    private const string Tensors = "Tensor recon, Tensor x, Tensor mu, Tensor logvar";
    private const string Call = "recon, x, mu, logvar";

    [Fact]
    public void Row41_a_helper_that_is_wrong_by_itself_is_reported_once() => LossVerdict.Of(Plain(
        $"var a = Vae({Call}); var b = Vae({Call}) / 2; Vae({Call}).backward(); Log(Vae({Call})); return Vae({Call}) + 1e-4 * mu.pow(2).sum();",
        members: $"static Tensor Vae({Tensors}) => F.{{|VAE001:mse_loss(recon, x)|}} + {SummedKl}; static void Log(Tensor loss) => Console.WriteLine(loss.item<float>());")).States("VAE001", "D");

    [Fact]
    public void Row41_a_helper_that_merely_adds_is_reported_per_wrong_caller() => LossVerdict.Of(
        $$"""
        static class Losses
        {
            public static Tensor Total(Tensor recon, Tensor kl) => recon + kl;
            public static Tensor Wrong({{Tensors}}) => Total(F.{|VAE001:mse_loss(recon, x)|}, {{SummedKl}});
            public static Tensor AlsoWrong({{Tensors}}) => Total(F.{|VAE001:l1_loss(recon, x)|}, {{SummedKl}});
            public static Tensor Right({{Tensors}}) => Total({{SummedReconstruction}}, {{SummedKl}});
        }
        """).States("VAE001", "D");

    [Fact]
    public void Row42_the_caller_passes_the_reduction() => LossVerdict.Of(Plain(
        $"return {{|VAE001:Vae({Call}, Reduction.Mean)|}};",
        members: $"static Tensor Vae({Tensors}, Reduction reduction) => F.mse_loss(recon, x, reduction) + {SummedKl};")).States("VAE001", "D");

    [Fact]
    public void Row42_the_caller_passes_the_sum_to_a_helper_that_divides() => LossVerdict.Of(Plain(
        $"return Vae({Call}, Reduction.Sum);",
        members: $"static Tensor Vae({Tensors}, Reduction reduction) => F.mse_loss(recon, x, reduction) / x.shape[0] + {SummedKl};"));

    [Fact]
    public void Row42_the_helper_has_a_default() => LossVerdict.Of(Plain(
        $"return Vae({Call});",
        members: $"static Tensor Vae({Tensors}, Reduction reduction = Reduction.Mean) => F.{{|VAE001:mse_loss(recon, x, reduction)|}} + {SummedKl};")).States("VAE001", "D");

    [Fact]
    public void Row43_one_branch_fits() => LossVerdict.Of(Plain(
        $"return (average ? F.{{|VAE001:mse_loss(recon, x)|}} : F.mse_loss(recon, x, Reduction.Sum)) + {Kl}.sum();", "bool average")).Says(
            "VAE001",
            "The reconstruction is averaged over its event elements while the KL is summed over the latents and the batch, so the KL weighs B·D times too much "
            + "(effective beta B·D, B = samples in the batch, D = event elements per sample): sum the reconstruction over the event and average it over the batch when average is true.");

    [Fact]
    public void Row43_the_other_branch_fits() => LossVerdict.Of(Plain(
        $"Tensor r; if (perSample) {{ r = {SummedReconstruction}; }} else {{ r = F.{{|VAE001:mse_loss(recon, x)|}}; }} return r + {SummedKl};", "bool perSample"))
        .States("VAE001", "D").Speaks("VAE001", "when perSample is false");

    [Fact]
    public void Row44_only_the_states_with_both_terms_count()
    {
        LossVerdict.Of(Plain($"var loss = F.{{|VAE001:mse_loss(recon, x)|}}; if (useKl) {{ loss += {SummedKl}; }} return loss;", "bool useKl")).States("VAE001", "D");
        LossVerdict.Of(Plain($"var loss = {SummedReconstruction}; if (useKl) {{ loss = loss + {SummedKl}; }} return loss;", "bool useKl")).IsBalanced();
    }

    [Theory]
    [InlineData("0 * " + SummedKl, "")]
    [InlineData("KlWeight * " + SummedKl, "private const double KlWeight = 0;")]
    [InlineData(SummedKl + ".{|VAE301:detach()|}", "")]
    [InlineData(SummedKl + ".{|VAE301:item<float>()|}", "")]
    [InlineData(Kl + ".{|VAE301:detach()|}.sum(1).mean()", "")]
    public void Row44_a_KL_that_does_not_train_is_none(string kl, string members) =>
        LossVerdict.Of(Plain($"return F.mse_loss(recon, x) + {kl};", members: members)).IsNoObjective();

    [Theory]
    [InlineData($"return ({SummedReconstruction} + {SummedKl}) / accumulationSteps;")]
    [InlineData($"return ({SummedReconstruction} + {SummedKl}) / (1 + gamma);")]
    [InlineData($"return ({SummedReconstruction} + gamma * {SummedKl}) / (1 + gamma);")]
    [InlineData($"return (F.mse_loss(recon, x, Reduction.Sum) + {Kl}.sum()) / 128;")]
    [InlineData($"var loss = {SummedReconstruction} + {SummedKl}; _epoch += loss.item<float>() * x.shape[0]; return loss;")]
    [InlineData($"var r = {SummedReconstruction}; var k = {SummedKl}; var loss = r + k; Console.WriteLine($\"{{r.mean().item<float>()}} {{(k / 784).item<float>()}}\"); return loss;")]
    public void Row45_common_divisors_and_logs(string statements) =>
        LossVerdict.Of(Plain(statements, "int accumulationSteps, double gamma", "private double _epoch; public double Epoch => _epoch;")).IsBalanced();

    [Theory]
    [InlineData("128", "")]
    [InlineData("BatchSize", "private const int BatchSize = 128;")]
    [InlineData("BatchSize", "private static readonly int BatchSize = 64;")]
    public void Row46_a_constant_batch_size_divides_one_term(string divisor, string members)
    {
        var size = members.EndsWith("64;", StringComparison.Ordinal) ? "64" : "128";

        LossVerdict.Of(Plain($"return F.mse_loss(recon, x, Reduction.Sum) / {{|VAE012:{divisor}|}} + {SummedKl};", members: members)).Says(
            "VAE012",
            $"The reconstruction is divided by the constant batch size {size}: a last, partial batch is scaled wrongly; divide by the size of the batch at hand (shape[0]).");
    }

    [Theory]
    [InlineData("({|VAE012:128 * 784|})")]
    [InlineData("{|VAE012:128|} / 784")]
    [InlineData("784 / {|VAE012:128|}")]
    public void Row46_of_two_integers_the_power_of_two_is_the_batch(string divisor) =>
        Assert.Contains("constant batch size 128", LossVerdict.Of(Plain($"return F.mse_loss(recon, x) + {Kl}.sum() / {divisor};")).Message("VAE012"), StringComparison.Ordinal);

    [Fact]
    public void Row47_a_mean_beside_a_KL_over_a_constant_batch_size() => LossVerdict.Of(Plain(
        $"return F.{{|VAE001:mse_loss(recon, x)|}} + {Kl}.sum() / {{|VAE012:BatchSize|}};", members: "private const int BatchSize = 100;")).States("VAE001", "D").IsOneLoss();

    [Fact]
    public void Row48_a_parameter_called_batchSize_is_the_batch()
    {
        LossVerdict.Of(Plain($"return F.mse_loss(recon, x, Reduction.Sum) / batchSize + {SummedKl};", "int batchSize")).IsBalanced().Assumes("batchSize is B");
        LossVerdict.Of(Plain($"return F.{{|VAE001:mse_loss(recon, x)|}} + {Kl}.sum() / batchSize;", "int batchSize")).States("VAE001", "D").Lists("VAE001", "batchSize is B");
    }

    [Theory]
    [InlineData($"{Kl}.mean([0L]).clamp_min(0.25).sum()")]
    [InlineData($"torch.maximum({SummedKl}, torch.tensor(2.0f))")]
    [InlineData($"{SummedKl}.clamp(min: 3.0)")]
    public void Row49_free_bits_keep_the_scale_of_the_KL(string kl)
    {
        LossVerdict.Of(Plain($"return {SummedReconstruction} + {kl};")).IsBalanced();
        LossVerdict.Of(Plain($"return F.{{|VAE001:mse_loss(recon, x)|}} + {kl};")).States("VAE001", "D");
    }

    [Fact]
    public void Row49_the_gamma_of_a_capacity_is_a_weight()
    {
        LossVerdict.Of(Plain($"return {SummedReconstruction} + gamma * ({SummedKl} - capacity).abs();", "double gamma, double capacity")).IsBalanced();
        LossVerdict.Of(Plain($"return F.mse_loss(recon, x) + {{|VAE010:gamma|}} * ({SummedKl} - capacity).abs();", "double gamma, double capacity")).States("VAE010", "gamma·D");
    }

    [Theory]
    [InlineData($"return F.mse_loss(recon, x, Reduction.Sum) / x.shape[0] + {Kl}.sum() * ({{|VAE405:1 / x.shape[0]|}});")]
    [InlineData($"return F.mse_loss(recon, x) + {Kl}.mean() * (latentDim / originalDim);")]
    [InlineData($"return F.mse_loss(recon, x) + {Kl}.mean() * ({{|VAE405:20 / 784|}});")]
    public void Row50_an_integer_division_is_no_quotient_of_sizes(string statements) =>
        LossVerdict.Of(Plain(statements, "int latentDim, int originalDim"));
}
