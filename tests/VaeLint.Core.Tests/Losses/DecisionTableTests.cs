using VaeLint.Core.Tests.Code;
using static VaeLint.Core.Tests.Code.Vae;

namespace VaeLint.Core.Tests.Losses;

/// <summary>The rows of the decision table that need no more than one method, from instructions to the whole message.</summary>
public sealed class DecisionTableTests
{
    [Fact]
    public void Row01_mean_reconstruction_and_summed_KL()
    {
        Plain(v => v.Mse() + v.Kl.Sum(1).Mean()).Are("VAE001 at mse_loss").State("VAE001", "D").Say(
            "VAE001",
            "The reconstruction is averaged over its event elements while the KL is summed over the latents and averaged over the batch, so the KL weighs D times too much "
            + "(effective beta D, D = event elements per sample): sum the reconstruction over the event and average it over the batch.");
        Mnist(v => v.Bce() + (v.Kl.Sum() / v.X.Size(0))).Are("VAE001 at binary_cross_entropy").State("VAE001", "784").Say(
            "VAE001",
            "The reconstruction is averaged over its 784 event elements while the KL is summed over the latents and averaged over the batch, so the KL weighs 784 times too much "
            + "(effective beta 784): sum the reconstruction over the event and average it over the batch.");
        Mnist(v => (v.Recon - v.X).Pow(2).Mean() + v.Kl.Sum(1).Mean()).Are("VAE001 at mean").Point("VAE001", "change at mean, kl at mean");
    }

    [Fact]
    public void Row02_mean_reconstruction_and_KL_summed_over_everything()
    {
        Plain(v => v.Mse() + v.Kl.Sum()).Are("VAE001 at mse_loss").State("VAE001", "B·D").Say(
            "VAE001",
            "The reconstruction is averaged over its event elements while the KL is summed over the latents and the batch, so the KL weighs B·D times too much "
            + "(effective beta B·D, B = samples in the batch, D = event elements per sample): sum the reconstruction over the event and average it over the batch.");
        Mnist(v => v.Mse() + v.Kl.Sum()).State("VAE001", "784·B");
    }

    [Fact]
    public void Row03_both_averaged_is_one_loss_with_two_findings()
    {
        var found = Mnist(v => v.Mse() + v.Kl.Mean()).Are("VAE001 at mse_loss", "VAE002 at mean").State("VAE001", "39.2").State("VAE002", "39.2");
        Assert.Equal(found["VAE001"].LossId, found["VAE002"].LossId);
        found.Point("VAE001", "change at mse_loss, kl at mean").Point("VAE002", "change at mean, reconstruction at mse_loss");
        Plain(v => v.Mse() + v.Kl.Mean()).State("VAE001", "D/L").State("VAE002", "D/L").Say(
            "VAE002",
            "The KL is averaged over its latent dimensions while the reconstruction is averaged over the event and the batch, so the KL weighs D/L times too much "
            + "(effective beta D/L, D = event elements per sample, L = latent dimensions): sum the KL over the latents and average it over the batch.");
        Mnist(v => v.Mse() + (v.Kl.Mean() * v.X.Size(0))).Say(
            "VAE001",
            "The reconstruction is averaged over its 784 event elements while the KL is averaged over the latents and summed over the batch, so the KL weighs 39.2·B times too much "
            + "(effective beta 39.2·B, B = samples in the batch): sum the reconstruction over the event and average it over the batch.");
        Cifar(v => (v.Recon - v.X).Pow(2).Sum(1).Mean() + v.Kl.Mean()).Say(
            "VAE002",
            "The KL is averaged over its 64 latent dimensions while the reconstruction is summed over the event and averaged over the batch, so the KL weighs 16 times too much "
            + "(effective beta 16): sum the KL over the latents and average it over the batch.");
    }

    [Fact]
    public void Row03_sizes_that_make_up_for_each_other()
    {
        Of([20], [20], v => v.Mse() + v.Kl.Mean()).Are();
        Of([21], [20], v => v.Mse() + v.Kl.Mean()).Are();
        Of([18], [20], v => v.Mse() + v.Kl.Mean()).Are();
        Of([23], [20], v => v.Mse() + v.Kl.Mean()).Are("VAE001 at mse_loss", "VAE002 at mean").State("VAE001", "1.15");
        Of([17], [20], v => v.Mse() + v.Kl.Mean()).Are("VAE001 at mse_loss", "VAE002 at mean").State("VAE001", "0.85");
    }

    [Fact]
    public void Row04_KL_averaged_over_the_latents()
    {
        Mnist(v => (v.Mse("Sum") / v.X.Size(0)) + v.Kl.Mean()).Are("VAE002 at mean").State("VAE002", "0.05").Say(
            "VAE002",
            "The KL is averaged over its 20 latent dimensions while the reconstruction is summed over the event and averaged over the batch, so the KL weighs 20 times too little "
            + "(effective beta 0.05): sum the KL over the latents and average it over the batch.")
            .Derive("R (squared error) = 1/B; K (Gaussian KL) = 1/(B·L); squared error: c·SSE + k·KL implies a decoder variance of k/(2c) = 0.025");
        Plain(v => (v.Mse("Sum") / v.X.Size(0)) + v.Kl.Mean()).State("VAE002", "1/L").Say(
            "VAE002",
            "The KL is averaged over its latent dimensions while the reconstruction is summed over the event and averaged over the batch, so the KL weighs L times too little "
            + "(effective beta 1/L, L = latent dimensions): sum the KL over the latents and average it over the batch.");
    }

    [Fact]
    public void Row05_reconstruction_summed_and_KL_averaged()
    {
        Plain(v => v.Mse("Sum") + v.Kl.Mean()).Are("VAE002 at mean").State("VAE002", "1/(B·L)").Say(
            "VAE002",
            "The KL is averaged over its latent dimensions while the reconstruction is summed over the event and the batch, so the KL weighs B·L times too little "
            + "(effective beta 1/(B·L), B = samples in the batch, L = latent dimensions): sum the KL over the latents and average it over the batch.");
        Mnist(v => v.Mse("Sum") + v.Kl.Mean()).State("VAE002", "0.05/B");
    }

    [Fact]
    public void Row06_reconstruction_summed_over_the_batch_and_KL_averaged()
    {
        Plain(v => v.Mse("Sum") + v.Kl.Sum(1).Mean()).Are("VAE003 at mse_loss").State("VAE003", "1/B").Say(
            "VAE003",
            "The reconstruction is summed over the event and the batch while the KL is summed over the latents and averaged over the batch, so the KL weighs B times too little "
            + "(effective beta 1/B, B = samples in the batch): divide both by the same batch size.");
        Mnist(v => v.Mse("Sum") + v.Kl.Mean(0).Sum()).Are("VAE003 at mse_loss");
        Mnist(v => v.Mse("Sum") + (v.Kl.Sum(-1).Sum() / v.X.Size(0))).Are("VAE003 at mse_loss");
        Mnist(v => (v.Mse("Sum") / v.X.Size(0)) + v.Kl.Sum()).Are("VAE003 at sum").Say(
            "VAE003",
            "The KL is summed over the latents and the batch while the reconstruction is summed over the event and averaged over the batch, so the KL weighs B times too much "
            + "(effective beta B, B = samples in the batch): divide both by the same batch size.");
    }

    [Fact]
    public void Row07_sum_and_sum()
    {
        Plain(v => v.Bce("Sum") + v.Kl.Sum()).Are("VAE011 at binary_cross_entropy").AreOfSum().Say(
            "VAE011", "The terms agree, but the total is a sum over the batch, so learning rate and gradient clipping depend on the batch size: divide the total by the batch size.");
        Plain(v => (v.Mse("Sum") + v.Kl.Sum()) / v.X.Size(0)).AreNone();
        var found = Plain(v => (v.Recon - v.X).Square().Sum(0).Sum() + v.Kl.Sum()).Are("VAE011 at sum");
        Assert.Equal(found.Objective.Reconstructions.Single().Term.Steps[0].Site.At, found["VAE011"].Primary);
    }

    [Fact]
    public void Row08_mean_reconstruction_times_its_size()
    {
        Plain(v => (v.Mse() * v.X.Size(1)) + v.Kl.Sum(1).Mean()).AreNone();
        Plain(v => (v.Mse() * (v.X.ElementCount() / v.X.Size(0))) + v.Kl.Sum(1).Mean()).AreNone();
        Mnist(v => (784.0 * v.Mse()) + v.Kl.Sum(1).Mean()).AreNone().Assume();
        Mnist(v => (v.Constant(784L, "Pixels") * v.Mse()) + v.Kl.Sum(1).Mean()).AreNone().Assume();
        Cifar(v => (v.Mse() * (v.X.Size(1) * v.X.Size(2) * v.X.Size(3))) + v.Kl.Sum(1).Mean()).AreNone();
        Cifar(v => (v.Mse() * 3072) + v.Kl.Sum(1).Mean()).AreNone();
        Plain(v => (v.Mse() * (v.X.Size(1) * v.X.Size(2) * v.X.Size(3))) + v.Kl.Sum(1).Mean()).AreNone();
    }

    [Fact]
    public void Row09_everything_divided_by_the_event_size()
    {
        Plain(v => v.Mse() + (v.Kl.Sum() / (v.X.Size(0) * v.X.Size(1)))).AreNone();
        Plain(v => v.Mse() + (v.Kl.Sum() / v.X.ElementCount())).AreNone();
        Mnist(v => ((v.Mse("Sum") / v.X.Size(0)) + v.Kl.Sum(1).Mean()) / v.X.Size(1)).AreNone();
    }

    [Fact]
    public void Row10_mean_KL_times_the_ratio_of_sizes_or_nearly()
    {
        Plain(v => v.Mse() + (v.Kl.Mean() * v.Mean.Size(1) / v.X.Size(1))).AreNone();
        Mnist(v => v.Mse() + (v.Constant(20.0 / 784) * v.Kl.Mean())).AreNone();
        Mnist(v => v.Mse() + (v.Constant(1.0 / 784) * v.Kl.Sum(1).Mean())).AreNone();
        Mnist(v => v.Mse() + (0.00128 * v.Kl.Sum(1).Mean())).Are();
        Mnist(v => v.Mse() + (0.0012 * v.Kl.Sum(1).Mean())).Are();
        Mnist(v => v.Mse() + (0.0014 * v.Kl.Sum(1).Mean())).Are();
        Mnist(v => v.Mse() + (0.0011 * v.Kl.Sum(1).Mean())).Are("VAE010 at 0.0011").State("VAE010", "0.862");
        Mnist(v => v.Mse() + (0.0015 * v.Kl.Sum(1).Mean())).Are("VAE010 at 0.0015").State("VAE010", "1.18");
    }

    [Fact]
    public void Row11_an_integer_is_taken_for_the_unknown_size() =>
        Plain(v => (784.0 * v.Mse()) + v.Kl.Sum(1).Mean()).AreNone().Assume("784 is D");

    [Fact]
    public void Row12_an_integer_that_is_not_the_known_size()
    {
        Cifar(v => (784.0 * v.Mse()) + v.Kl.Sum(1).Mean()).Are("VAE001 at mse_loss").State("VAE001", "3.92").Say(
            "VAE001",
            "The reconstruction is averaged over its 3072 event elements and multiplied by 784, but 784 is not 3072, so the KL weighs 3.92 times too much (effective beta 3.92): "
            + "multiply by the size of the data or sum over the event axes.");
        Cifar(v => (4096.0 * v.Mse()) + v.Kl.Sum(1).Mean()).State("VAE001", "0.75").Say(
            "VAE001",
            "The reconstruction is averaged over its 3072 event elements and multiplied by 4096, but 4096 is not 3072, so the KL weighs 1.33 times too little (effective beta 0.75): "
            + "multiply by the size of the data or sum over the event axes.");
    }

    [Theory]
    [InlineData(10, "78.4")]
    [InlineData(100, "7.84")]
    [InlineData(1000, "0.784")]
    [InlineData(3, "261.3")]
    public void Row13_a_weight_hides_a_size(double weight, string beta) =>
        Mnist(v => (weight * v.Mse()) + v.Kl.Sum(1).Mean()).Are(FormattableString.Invariant($"VAE010 at {weight}")).State("VAE010", beta).Say(
            "VAE010",
            $"The written weight hides a size: the reconstruction is averaged over its 784 event elements, so the effective beta is {beta}, "
            + "not the number that is written: write the effective beta, or sum over the axes.");

    [Theory]
    [InlineData(0.5, "1568")]
    [InlineData(2, "392")]
    [InlineData(1, "784")]
    public void Row13_a_number_of_the_formula_is_no_weight(double number, string beta) =>
        Mnist(v => (number * v.Mse()) + v.Kl.Sum(1).Mean()).Are("VAE001 at mse_loss").State("VAE001", beta).Say(
            "VAE001",
            "The reconstruction is averaged over its 784 event elements while the KL is summed over the latents and averaged over the batch, "
            + $"so the KL weighs 784 times too much (effective beta {beta}): sum the reconstruction over the event and average it over the batch.");

    [Fact]
    public void Row15_a_free_weight_hides_a_size()
    {
        Plain(v => v.Mse() + (v.Number("beta") * v.Kl.Sum(1).Mean())).Are("VAE010 at beta").State("VAE010", "beta·D").Say(
            "VAE010",
            "The written weight hides a size: the reconstruction is averaged over its event elements, so the effective beta is beta·D (D = event elements per sample), "
            + "not the number that is written: write the effective beta, or sum over the axes.")
            .Point("VAE010", "change at beta, kl at mean")
            .Derive("R (squared error) = 1/(B·D); K (Gaussian KL) = beta/B; squared error: c·SSE + k·KL implies a decoder variance of k/(2c) = 0.5·beta·D");
        Mnist(v => v.Mse() + (v.Number("options.Beta") * v.Kl.Sum(1).Mean())).State("VAE010", "784·Beta");
    }

    [Fact]
    public void Row16_a_weight_that_is_one_is_none()
    {
        Mnist(v => v.Mse() + (v.Constant(1.0, "Beta") * v.Kl.Sum(1).Mean())).Are("VAE001 at mse_loss").Say(
            "VAE001",
            "The reconstruction is averaged over its 784 event elements while the KL is summed over the latents and averaged over the batch with beta = 1, "
            + "so the KL weighs 784 times too much (effective beta 784): sum the reconstruction over the event and average it over the batch.");
        Mnist(v => v.Mse("Sum") + (1.0 * v.Kl.Mean())).Say(
            "VAE002",
            "The KL is averaged over its 20 latent dimensions with beta = 1 while the reconstruction is summed over the event and the batch, so the KL weighs 20·B times too little "
            + "(effective beta 0.05/B, B = samples in the batch): sum the KL over the latents and average it over the batch.");
    }

    [Fact]
    public void Row17_no_weight_excuses_the_batch()
    {
        Plain(v => v.Mse() + (v.Number("beta") * v.Kl.Sum())).Are("VAE003 at sum").State("VAE003", "beta·B·D").Say(
            "VAE003",
            "The KL is summed over the latents and the batch while the reconstruction is averaged over the event and the batch, "
            + "so the effective beta is beta·B·D, B = samples in the batch, D = event elements per sample: divide both by the same batch size.");
        Mnist(v => (v.Number("alpha") * v.Mse("Sum")) + v.Kl.Mean()).Are("VAE003 at mse_loss").Say(
            "VAE003",
            "The reconstruction is summed over the event and the batch while the KL is averaged over the latents and the batch, "
            + "so the effective beta is 0.05/(alpha·B), B = samples in the batch: divide both by the same batch size.");
    }

    [Fact]
    public void Row18_a_free_weight_on_a_mean_KL() =>
        Mnist(v => v.Mse() + (v.Number("beta") * v.Kl.Mean())).Are("VAE010 at beta").State("VAE010", "39.2·beta");

    [Fact]
    public void Row18_the_weight_of_the_term_that_is_averaged_comes_first()
    {
        Mnist(v => (v.Number("alpha") * v.Mse("Sum") / v.X.Size(0)) + (v.Number("beta") * v.Kl.Mean())).Are("VAE010 at beta").State("VAE010", "0.05·beta/alpha");
        Mnist(v => (v.Number("alpha") * v.Mse("Sum") / v.X.Size(0)) + v.Kl.Mean()).Are("VAE010 at alpha").State("VAE010", "0.05/alpha");
        Mnist(v => v.Mse() + (v.Number("beta") * v.Kl.Mean() * v.X.Size(0))).Are("VAE003 at mean");
        Mnist(v => (v.Mse() * v.X.Size(0)) + (v.Number("beta") * v.Kl.Mean())).Are("VAE003 at mse_loss");
    }

    [Fact]
    public void Row19_weights_on_both_terms() =>
        Plain(v => (v.Number("alpha") * v.Mse()) + (v.Number("beta") * v.Kl.Sum(1).Mean())).Are("VAE010 at alpha").State("VAE010", "beta·D/alpha");

    [Fact]
    public void Row20_the_scale_of_a_squared_error_is_a_variance()
    {
        Mnist(v => v.Mse("Sum") + v.Kl.Sum()).AreOfSum();
        Mnist(v => (0.5 * v.Mse("Sum")) + v.Kl.Sum()).AreOfSum().Derive(
            "R (squared error) = 1; K (Gaussian KL) = 2; squared error: c·SSE + k·KL implies a decoder variance of k/(2c) = 1");
    }

    [Fact]
    public void Row21_and_22_a_scalar_beside_one_value_per_sample()
    {
        Mnist(v => (v.Mse("Sum") + v.Kl.Sum(1)).Mean()).Are("VAE003 at mse_loss").State("VAE003", "1/B");
        Plain(v => (v.Mse() + v.Kl.Sum(1)).Sum()).Are("VAE001 at mse_loss").State("VAE001", "D");
        Mnist(v => (v.Mse("Sum") + v.Kl.Sum(1)).Sum()).Are("VAE003 at mse_loss").State("VAE003", "1/B").Say(
            "VAE003",
            "The reconstruction is summed over the event and multiplied over the batch while the KL is summed over the latents and the batch, so the KL weighs B times too little "
            + "(effective beta 1/B, B = samples in the batch): divide both by the same batch size.");
    }

    [Fact]
    public void Row23_a_second_reduction_of_a_scalar_is_none()
    {
        Mnist(v => v.Mse("Sum") + v.Kl.Sum().Mean()).AreOfSum();
        Mnist(v => (v.Mse("Sum") / v.X.Size(0)) + v.Kl.Mean().Sum()).Are("VAE002 at mean");
    }

    [Fact]
    public void Row24_the_batch_is_summed_inside_a_term()
    {
        Mnist(v => (v.Recon - v.X).Pow(2).Sum(0).Mean() + v.Kl.Sum(1).Mean()).Are("VAE004 at []").Say(
            "VAE004",
            "This axis list sums the batch inside the reconstruction and leaves the event axes to a mean, so the KL weighs 784/B times too much (effective beta 784/B, B = samples in the batch): "
            + "sum over all event axes and average over axis 0 only.");
        Mnist(v => (v.Recon - v.X).Pow(2).Sum(1).Mean() + v.Kl.Sum(0).Mean()).Are("VAE004 at []").Say(
            "VAE004",
            "This axis list sums the batch inside the KL and leaves the latent axes to a mean, so the KL weighs 0.05·B times too much (effective beta 0.05·B, B = samples in the batch): "
            + "sum over all latent axes and average over axis 0 only.");
    }

    [Fact]
    public void Row25_a_list_leaves_part_of_the_axes_out()
    {
        Cifar(v => (v.Recon - v.X).Pow(2).Sum(1).Mean() + v.Kl.Sum(1).Mean()).Are("VAE004 at []").State("VAE004", "1024").Say(
            "VAE004",
            "This axis list sums only part of the event axes of the reconstruction; the rest (D2·D3) is averaged, so the KL weighs 1024 times too much (effective beta 1024): "
            + "sum over all event axes and average over axis 0 only.");
        Cifar(v => (v.Recon - v.X).Pow(2).Mean(2, 3).Sum(1).Mean() + v.Kl.Sum(1).Mean()).Are("VAE004 at []").Say(
            "VAE004",
            "This axis list averages part of the event axes of the reconstruction (D2·D3), so the KL weighs 1024 times too much (effective beta 1024): "
            + "sum over all event axes and average over axis 0 only.");
        Cifar(v => v.Mse() + v.Kl.Sum(1).Mean()).Are("VAE001 at mse_loss");
        Plain(v => (v.Recon - v.X).Pow(2).Sum(1).Mean() + v.Kl.Sum(1).Mean()).AreNone();
        Of([1, 28, 28], [20], v => (v.Recon - v.X).Pow(2).Sum(1).Mean() + v.Kl.Sum(1).Mean()).Are("VAE004 at []").State("VAE004", "784");
    }

    [Fact]
    public void Row28_other_ways_to_the_right_weight()
    {
        Mnist(v => v.Mse("Sum") / v.X.Size(0) + v.Kl.Mean(0).Sum()).AreNone();
        Cifar(v => (v.Recon - v.X).Pow(2).View(-1, 3072).Sum(1).Mean() + v.Kl.Sum(1).Mean()).AreNone();
        Cifar(v => (v.Recon - v.X).Pow(2).Sum(1, 2, 3).Mean() + v.Kl.Sum(1).Mean()).AreNone();
        Cifar(v => (v.Recon - v.X).Pow(2).Sum(-1, -2, -3).Mean() + v.Kl.Sum(-1).Mean()).AreNone();
    }

    [Fact]
    public void Row29_the_Gaussian_likelihood_of_the_library_sums_the_event()
    {
        Mnist(v => v.Code.Call(null, "TorchSharp.torch.nn.functional", "gaussian_nll_loss", v.X.Type,
            ("input", v.Recon), ("target", v.X), ("variance", v.Code.Tensor("s", 784)), ("reduction", v.Code.Reduction("Mean"))) + v.Kl.Sum(1).Mean()).AreNone();
        Mnist(v => (784.0 * v.Code.Call(null, "TorchSharp.torch.nn.functional", "gaussian_nll_loss", v.X.Type,
            ("input", v.Recon), ("target", v.X), ("variance", v.Code.Tensor("s", 784)), ("reduction", v.Code.Reduction("Mean")))) + v.Kl.Sum(1).Mean()).Are("VAE005 at 784").State("VAE005", "0.00128");
    }

    [Fact]
    public void Row30_a_size_is_counted_twice()
    {
        Plain(v => (v.Mse("Sum") / v.X.Size(0) * v.X.Size(1)) + v.Kl.Sum(1).Mean()).Are("VAE005 at size").State("VAE005", "1/D").Say(
            "VAE005",
            "The reconstruction is multiplied by a size that its reduction counts already, so the KL weighs D times too little (effective beta 1/D, D = event elements per sample): drop this factor.");
        Mnist(v => v.Mse("Sum") / v.X.Size(0) + (v.Kl.Sum(1).Mean() / v.X.Size(0))).Are("VAE005 at size").Say(
            "VAE005",
            "The KL is divided by the batch size although its reduction averages over the batch already, so the KL weighs B times too little (effective beta 1/B, B = samples in the batch): drop this factor.");
        Mnist(v => v.Mse("Sum") / v.X.Size(0) + (v.Kl.Sum(1).Mean() / 784)).Are("VAE005 at 784").Say(
            "VAE005",
            "The KL is divided by a size that is not averaged on the other side, so the KL weighs 784 times too little (effective beta 0.00128): drop this factor.");
        Plain(v => (v.Mse("Sum") / v.X.Size(0)) + (v.Kl.Sum(1).Mean() * v.Mean.Size(1) / v.X.Size(1))).Say(
            "VAE005",
            "The KL is multiplied by a size that its reduction counts already, so the KL weighs L/D times too much "
            + "(effective beta L/D, D = event elements per sample, L = latent dimensions): drop this factor.");
        Plain(v => (v.Mse("Sum") / v.X.Size(0)) + (v.Kl.Sum(1).Mean() / v.X.Size(1))).Are("VAE005 at size").State("VAE005", "1/D");
        Plain(v => (v.Mse("Sum") / v.X.Size(0)) + (v.Kl.Sum(1).Mean() / v.Integer("inputDim"))).Are("VAE005? at inputDim").Say(
            "VAE005",
            "The KL is divided by a size that is not averaged on the other side, so the KL weighs D times too little (effective beta 1/D, D = event elements per sample): drop this factor "
            + "(assuming that inputDim is D).");
        Plain(v => (v.Mse("Sum") / v.X.Size(0)) + (v.Kl.Sum(1).Mean() / 784)).AreNone().Assume();
    }
}
