using VaeLint.Core.Rules;
using VaeLint.CSharp.Tests.Verifiers;
using static VaeLint.CSharp.Tests.Verifiers.LossSource;

namespace VaeLint.CSharp.Tests.DecisionTable;

/// <summary>Numbers and weights: which are sizes, which are stale, which were chosen.</summary>
public sealed class Rows11To20
{
    private const string SummedKl = $"{Kl}.sum(1).mean()";

    [Theory]
    [InlineData("784")]
    [InlineData("784.0")]
    [InlineData("28 * 28")]
    public void Row11_an_integer_is_taken_for_the_unknown_event_size(string size) =>
        LossVerdict.Of(Plain($"return F.mse_loss(recon, x) * {size} + {SummedKl};")).IsBalanced().Assumes("784 is D");

    [Fact]
    public void Row12_an_integer_that_contradicts_the_known_event_size_is_stale() =>
        LossVerdict.Of(Cifar($"return F.{{|VAE001:binary_cross_entropy_with_logits(recon, x)|}} * 784 + {SummedKl};")).States("VAE001", "3.92").Says(
            "VAE001",
            "The reconstruction is averaged over its 3072 event elements and multiplied by 784, but 784 is not 3072, so the KL weighs 3.92 times too much (effective beta 3.92): "
            + "multiply by the size of the data or sum over the event axes.");

    [Theory]
    [InlineData("10", "0.1·D", "78.4")]
    [InlineData("100", "0.01·D", "7.84")]
    [InlineData("1000", "0.001·D", "0.784")]
    [InlineData("1e3", "0.001·D", "0.784")]
    public void Row13_a_round_number_is_a_weight(string weight, string beta, string knownBeta)
    {
        var statements = $"return {{|VAE010:{weight}|}} * F.mse_loss(recon, x) + {SummedKl};";

        LossVerdict.Of(Plain(statements)).States("VAE010", beta);
        LossVerdict.Of(Mnist(statements)).States("VAE010", knownBeta);
    }

    [Theory]
    [InlineData("0.5", "2·D", "1568")]
    [InlineData("2", "0.5·D", "392")]
    public void Row13_a_half_or_a_two_is_no_weight(string factor, string beta, string knownBeta)
    {
        var statements = $"return {factor} * F.{{|VAE001:mse_loss(recon, x)|}} + {SummedKl};";

        LossVerdict.Of(Plain(statements)).States("VAE001", beta);
        LossVerdict.Of(Mnist(statements)).States("VAE001", knownBeta);
    }

    [Fact]
    public void Row14_a_small_KL_weight_beside_a_mean_over_an_image()
    {
        const string Views = "recon = recon.view(-1, 3, 64, 64); x = x.view(-1, 3, 64, 64);";

        LossVerdict.Of(Plain($"{Views} return F.mse_loss(recon, x) + {{|VAE010:0.00025|}} * {SummedKl};")).States("VAE010", "3.07").Says(
            "VAE010",
            "The written weight hides a size: the reconstruction is averaged over its 12288 event elements, so the effective beta is 3.07, not the number that is written: "
            + "write the effective beta, or sum over the axes.");
    }

    [Theory]
    [InlineData("beta", "double beta", "", "beta·D", "784·beta")]
    [InlineData("options.Beta", "Options options", "public class Options { public double Beta { get; set; } = 1; }", "Beta·D", "784·Beta")]
    [InlineData("Beta", "", "public double Beta { get; set; }", "Beta·D", "784·Beta")]
    [InlineData("Math.Min(1.0, step / 1000.0)", "int step", "", "weight·D", "784·weight")]
    [InlineData("klWeight", "Tensor klWeight", "", "klWeight·D", "784·klWeight")]
    public void Row15_a_free_or_annealed_weight(string weight, string parameters, string members, string beta, string knownBeta)
    {
        var statements = $"return F.mse_loss(recon, x) + {{|VAE010:{weight}|}} * {SummedKl};";

        LossVerdict.Of(Plain(statements, parameters, members)).States("VAE010", beta);
        LossVerdict.Of(Mnist(statements, parameters, members)).States("VAE010", knownBeta);
    }

    [Theory]
    [InlineData("beta", "double beta = 1", "")]
    [InlineData("beta", "float beta = 1.0f", "")]
    [InlineData("Beta", "", "private const double Beta = 1;")]
    [InlineData("Beta", "", "private static readonly double Beta = 1.0;")]
    [InlineData("_beta", "", "private readonly double _beta = 1.0;")]
    [InlineData("_beta", "", "private double _beta = 1.0;")]
    [InlineData("Beta", "", "public double Beta { get; } = 1;")]
    public void Row16_a_weight_that_is_one_is_none(string weight, string parameters, string members)
    {
        var statements = $"return F.{{|VAE001:mse_loss(recon, x)|}} + {weight} * {SummedKl};";

        LossVerdict.Of(Plain(statements, parameters, members)).States("VAE001", "D").Speaks("VAE001", "averaged over the batch with beta = 1, so");
        LossVerdict.Of(Mnist(statements, parameters, members)).States("VAE001", "784");
    }

    [Fact]
    public void Row17_a_weight_does_not_excuse_the_batch()
    {
        const string Statements = $"return F.mse_loss(recon, x) + beta * {Kl}.{{|VAE003:sum()|}};";

        LossVerdict.Of(Plain(Statements, "double beta")).States("VAE003", "beta·B·D");
        LossVerdict.Of(Mnist(Statements, "double beta")).States("VAE003", "784·beta·B");
    }

    [Fact]
    public void Row18_weighted_mean_of_the_KL()
    {
        const string Statements = $"return F.mse_loss(recon, x) + {{|VAE010:beta|}} * {Kl}.mean();";

        LossVerdict.Of(Plain(Statements, "double beta")).States("VAE010", "beta·D/L");
        LossVerdict.Of(Mnist(Statements, "double beta")).States("VAE010", "39.2·beta");
    }

    [Fact]
    public void Row19_both_terms_with_a_free_weight()
    {
        const string Statements = $"return alpha * F.mse_loss(recon, x) + {{|VAE010:beta|}} * {SummedKl};";

        LossVerdict.Of(Plain(Statements.Replace("alpha *", "{|VAE010:alpha|} *", StringComparison.Ordinal).Replace("{|VAE010:beta|}", "beta", StringComparison.Ordinal), "double alpha, double beta"))
            .States("VAE010", "beta·D/alpha");
    }

    [Theory]
    [InlineData($"return F.mse_loss(recon, x, Reduction.Sum) / x.shape[0] + {SummedKl};")]
    [InlineData($"return 0.5 * F.mse_loss(recon, x, Reduction.Sum) / x.shape[0] + {SummedKl};")]
    [InlineData($"return (recon - x).pow(2).sum(1).mean() + 2 * {SummedKl};")]
    [InlineData("return (recon - x).pow(2).sum(1).mean() + (mu.pow(2) + logvar.exp() - 1 - logvar).sum(1).mean();")]
    public void Row20_a_half_on_either_side_is_no_question_of_scale(string statements)
    {
        LossVerdict.Of(Plain(statements)).IsBalanced();
        LossVerdict.Of(Mnist(statements)).IsBalanced();
    }

    [Theory]
    [InlineData("F.{|VAE001:mse_loss(recon, x)|}", "392")]
    [InlineData("0.5 * F.{|VAE001:mse_loss(recon, x)|}", "784")]
    [InlineData("2 * (recon - x).square().{|VAE001:mean()|}", "196")]
    public void Row20_the_derivation_names_the_implied_decoder_variance(string reconstruction, string variance) =>
        LossVerdict.Of(Mnist($"return {reconstruction} + {SummedKl};"))
            .Derives($"squared error: c·SSE + k·KL implies a decoder variance of k/(2c) = {variance}");

    [Fact]
    public void Row20_no_variance_is_implied_by_a_cross_entropy() =>
        Assert.DoesNotContain("variance", LossVerdict.Of(Mnist($"return F.{{|VAE001:binary_cross_entropy(recon, x)|}} + {SummedKl};")).Property("VAE001", FindingProperties.Derivation), StringComparison.Ordinal);
}
