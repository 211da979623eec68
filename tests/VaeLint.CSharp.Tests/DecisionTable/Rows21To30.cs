using VaeLint.CSharp.Tests.Verifiers;
using static VaeLint.CSharp.Tests.Verifiers.LossSource;

namespace VaeLint.CSharp.Tests.DecisionTable;

/// <summary>Broadcasts, axis lists, and sizes that are counted twice.</summary>
public sealed class Rows21To30
{
    private const string SummedKl = $"{Kl}.sum(1).mean()";
    private const string SummedReconstruction = "F.mse_loss(recon, x, Reduction.Sum) / x.shape[0]";

    [Theory]
    [InlineData($"return (F.{{|VAE003:mse_loss(recon, x, Reduction.Sum)|}} + {Kl}.sum(1)).mean();")]
    [InlineData($"var perSample = {Kl}.sum(dim: -1); return torch.mean(F.{{|VAE003:binary_cross_entropy(recon, x, reduction: Reduction.Sum)|}} + perSample);")]
    public void Row21_a_total_is_added_to_every_sample_and_averaged(string statements)
    {
        LossVerdict.Of(Plain(statements)).States("VAE003", "1/B");
        LossVerdict.Of(Mnist(statements)).States("VAE003", "1/B");
    }

    [Fact]
    public void Row22_a_mean_is_added_to_every_sample_and_summed()
    {
        const string Statements = $"return (F.{{|VAE001:mse_loss(recon, x)|}} + {Kl}.sum(1)).sum();";

        LossVerdict.Of(Plain(Statements)).States("VAE001", "D");
        LossVerdict.Of(Mnist(Statements)).States("VAE001", "784");
    }

    [Theory]
    [InlineData("sum().mean()", "mean().sum()")]
    [InlineData("sum()", "mean().mean()")]
    public void Row23_a_second_reduction_of_a_scalar_does_nothing(string sum, string mean)
    {
        LossVerdict.Of(Plain($"return (recon - x).pow(2).{sum} + {Kl}.{sum};")).IsBalanced().IsSumOverBatch();
        LossVerdict.Of(Plain($"return (recon - x).pow(2).{{|VAE001:mean()|}}{mean["mean()".Length..]} + {Kl}.{sum};")).States("VAE001", "B·D");
    }

    [Fact]
    public void Row24_a_reconstruction_summed_over_axis_0_and_averaged()
    {
        const string Statements = $"return (recon - x).pow(2).sum(dim: {{|VAE004:0|}}).mean() + {SummedKl};";

        LossVerdict.Of(Mnist(Statements)).States("VAE004", "784/B").Says(
            "VAE004",
            "This axis list sums the batch inside the reconstruction and leaves the event axes to a mean, so the KL weighs 784/B times too much "
            + "(effective beta 784/B, B = samples in the batch): sum over all event axes and average over axis 0 only.");
    }

    [Theory]
    [InlineData("sum(dim: {|VAE004:0|}).mean()")]
    [InlineData("sum({|VAE004:[0L]|}).mean()")]
    [InlineData("sum(dim: {|VAE004:0|}, keepdim: true).mean()")]
    public void Row24_a_KL_summed_over_axis_0_and_averaged(string reduction) =>
        LossVerdict.Of(Mnist($"return {SummedReconstruction} + {Kl}.{reduction};")).States("VAE004", "0.05·B");

    [Fact]
    public void Row25_an_image_summed_over_its_channels_only()
    {
        LossVerdict.Of(Cifar($"return (recon - x).pow(2).sum(dim: {{|VAE004:1|}}).mean() + {SummedKl};")).States("VAE004", "1024").Says(
            "VAE004",
            "This axis list sums only part of the event axes of the reconstruction; the rest (D2·D3) is averaged, so the KL weighs 1024 times too much (effective beta 1024): "
            + "sum over all event axes and average over axis 0 only.");
        LossVerdict.Of(Cifar($"return (recon - x).abs().mean({{|VAE004:[2, 3]|}}).sum(1).mean() + {SummedKl};")).States("VAE004", "1024");
        LossVerdict.Of(Cifar($"return (recon - x).pow(2).sum({{|VAE004:[2, 3]|}}).mean() + {SummedKl};")).States("VAE004", "3");
    }

    [Theory]
    [InlineData("(recon - x).pow(2).mean([2, 3]).sum(1).mean() * 32 * 32")]
    [InlineData("(recon - x).pow(2).sum(dim: 1).mean() * 1024")]
    [InlineData("(recon - x).pow(2).sum(dim: 1).mean() * (x.shape[2] * x.shape[3])")]
    public void Row25_the_missing_part_put_back(string reconstruction) => LossVerdict.Of(Cifar($"return {reconstruction} + {SummedKl};")).IsBalanced();

    [Fact]
    public void Row26_the_default_mean_over_an_image() =>
        LossVerdict.Of(Cifar($"return F.{{|VAE001:mse_loss(recon, x)|}} + {SummedKl};")).States("VAE001", "3072");

    [Fact]
    public void Row27_part_of_the_axes_with_an_unknown_rank() =>
        LossVerdict.Of(Plain($"return (recon - x).pow(2).sum(dim: 1).mean() + {SummedKl};")).IsBalanced();

    [Theory]
    [InlineData("mean([0L]).sum()")]
    [InlineData("mean([0]).sum()")]
    [InlineData("view(x.shape[0], -1).sum(1).mean()")]
    [InlineData("flatten(1).sum(1).mean()")]
    [InlineData("reshape(-1, 20).sum(dim: 1).mean()")]
    [InlineData("sum(dim: 1, keepdim: true).mean()")]
    public void Row28_other_ways_to_sum_over_the_latents_and_average_over_the_batch(string reduction)
    {
        LossVerdict.Of(Plain($"return {SummedReconstruction} + {Kl}.{reduction};")).IsBalanced();
        LossVerdict.Of(Mnist($"return {SummedReconstruction} + {Kl}.{reduction};")).IsBalanced();
    }

    [Fact]
    public void Row28_images_flattened_before_they_are_summed()
    {
        LossVerdict.Of(Cifar($"return (recon - x).pow(2).flatten(1).sum(1).mean() + {SummedKl};")).IsBalanced();
        LossVerdict.Of(Cifar($"return F.mse_loss(recon, x, Reduction.None).view(x.shape[0], -1).sum(1).mean() + {SummedKl};")).IsBalanced();
    }

    [Theory]
    [InlineData("F.gaussian_nll_loss(recon, x, variance)")]
    [InlineData("new GaussianNLLLoss().call(recon, x, variance)")]
    public void Row29_gaussian_nll_sums_the_event_by_itself(string reconstruction)
    {
        LossVerdict.Of(Plain($"return {reconstruction} + {SummedKl};", "Tensor variance")).IsBalanced();
        LossVerdict.Of(Mnist($"return {reconstruction} + {SummedKl};", "Tensor variance")).IsBalanced();
        LossVerdict.Of(Plain($"return {reconstruction} * {{|VAE005:x.shape[1]|}} + {SummedKl};", "Tensor variance")).States("VAE005", "1/D").Says(
            "VAE005",
            "The reconstruction is multiplied by a size that its reduction counts already, so the KL weighs D times too little (effective beta 1/D, D = event elements per sample): drop this factor.");
        LossVerdict.Of(Mnist($"return {reconstruction} * {{|VAE005:784|}} + {SummedKl};", "Tensor variance")).States("VAE005", "0.00128");
    }

    [Fact]
    public void Row30_a_summed_reconstruction_times_its_size()
    {
        LossVerdict.Of(Plain($"return {SummedReconstruction} * {{|VAE005:x.shape[1]|}} + {SummedKl};")).States("VAE005", "1/D");
        LossVerdict.Of(Mnist($"return {{|VAE005:784|}} * {SummedReconstruction} + {SummedKl};")).States("VAE005", "0.00128");
    }

    [Theory]
    [InlineData($"{Kl}.sum() / x.shape[0] / {{|VAE005:x.shape[0]|}}")]
    [InlineData($"{Kl}.sum(1).mean() / {{|VAE005:x.shape[0]|}}")]
    [InlineData($"{Kl}.sum(1).mean().div({{|VAE005:mu.size(0)|}})")]
    public void Row30_the_batch_is_divided_by_twice(string kl) =>
        LossVerdict.Of(Plain($"return {SummedReconstruction} + {kl};")).States("VAE005", "1/B").Says(
            "VAE005",
            "The KL is divided by the batch size although its reduction averages over the batch already, so the KL weighs B times too little (effective beta 1/B, B = samples in the batch): "
            + "drop this factor.");

    [Fact]
    public void Row30_the_KL_is_divided_by_the_event_size_beside_a_summed_reconstruction()
    {
        LossVerdict.Of(Mnist($"return {SummedReconstruction} + {SummedKl} / {{|VAE005:784|}};")).States("VAE005", "0.00128");
        LossVerdict.Of(Plain($"return {SummedReconstruction} + {SummedKl} / {{|VAE005:x.shape[1]|}};")).States("VAE005", "1/D");
    }
}
