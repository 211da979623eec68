using VaeLint.CSharp.Tests.Verifiers;
using static VaeLint.CSharp.Tests.Verifiers.LossSource;

namespace VaeLint.CSharp.Tests.Regressions;

/// <summary>What a message calls a weight and a size.</summary>
public sealed class WeightNameTests
{
    private const string SummedKl = $"{Kl}.sum(1).mean()";

    [Theory]
    [InlineData("double[] weights", "weights[1]", "weights·D")]
    [InlineData("Dictionary<string, double> options", "options[\"kl\"]", "options·D")]
    [InlineData("Func<int, double> schedule, int step", "schedule(step)", "schedule·D")]
    [InlineData("(double R, double K) pair", "pair.K", "Item2·D")]
    [InlineData("Tensor beta", "beta", "beta·D")]
    [InlineData("double? beta", "beta!.Value", "beta·D")]
    [InlineData("dynamic options", "(double)options.Beta", "weight·D")]
    [InlineData("int step", "Math.Clamp(step / 1e4, 0, 1)", "weight·D")]
    public void A_weight_has_a_name_that_people_can_read(string parameter, string weight, string beta) =>
        LossVerdict.Of(Plain($"return F.mse_loss(recon, x) + {{|VAE010:{weight}|}} * {SummedKl};", parameter)).States("VAE010", beta);

    [Fact]
    public void A_weight_called_L_is_no_size() =>
        LossVerdict.Of(Plain($"return F.mse_loss(recon, x) + {{|VAE010:L|}} * {SummedKl};", "double L")).Says(
            "VAE010",
            "The written weight hides a size: the reconstruction is averaged over its event elements, so the effective beta is L·D (D = event elements per sample), "
            + "not the number that is written: write the effective beta, or sum over the axes.");

    [Fact]
    public void One_axis_is_called_one_axis() =>
        LossVerdict.Of(Plain(
            $"return F.mse_loss(_decoder.call(recon), x, Reduction.None).sum(dim: {{|VAE004:1|}}).mean() + {SummedKl};",
            members: "private readonly ConvTranspose2d _decoder = ConvTranspose2d(32, 3, 4, stride: 2, padding: 1);")).Says(
            "VAE004",
            "This axis list sums only part of the event axes of the reconstruction; the rest (D2·D3) is averaged, so the KL weighs D2·D3 times too much "
            + "(effective beta D2·D3, D2 = size of event axis 2, D3 = size of event axis 3): sum over all event axes and average over axis 0 only.");

    [Fact]
    public void All_axes_together_are_the_event_also_when_some_are_known() =>
        LossVerdict.Of(Plain(
            $"return F.{{|VAE001:mse_loss(_decoder.call(recon), x)|}} + {SummedKl};",
            members: "private readonly ConvTranspose2d _decoder = ConvTranspose2d(32, 3, 4, stride: 2, padding: 1);")).States("VAE001", "D");

    [Theory]
    [InlineData("kind switch { \"low\" => 0.1, \"mid\" => 0.4, _ => 1.0 }")]
    [InlineData("weight.HasValue ? weight.Value : 1")]
    public void A_weight_chosen_on_the_way_is_a_weight(string weight) =>
        LossVerdict.Of(Plain($"return F.mse_loss(recon, x) + ({{|VAE010:{weight}|}}) * {SummedKl};", "string kind, double? weight"));

    [Fact]
    public void The_beta_of_a_weighted_KL_is_stated_at_its_weight() =>
        LossVerdict.Of(Plain(
            $"return F.mse_loss(recon, x) + {SummedKl} + {{|VAE010:beta|}} * (-0.5 * (1 + v - m.pow(2) - v.exp())).mean();",
            "Tensor m, Tensor v, double beta")).Speaks("VAE010", "so the effective beta is beta·D/L");
}
