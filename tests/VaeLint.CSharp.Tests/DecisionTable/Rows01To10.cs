using VaeLint.CSharp.Tests.Verifiers;
using static VaeLint.CSharp.Tests.Verifiers.LossSource;

namespace VaeLint.CSharp.Tests.DecisionTable;

/// <summary>Means against sums, and what puts a size back.</summary>
public sealed class Rows01To10
{
    [Theory]
    [InlineData($"return F.{{|VAE001:mse_loss(recon, x)|}} + {Kl}.sum(1).mean();")]
    [InlineData($"return F.{{|VAE001:binary_cross_entropy(recon, x)|}} + {Kl}.sum() / x.shape[0];")]
    [InlineData($"var kl = {Kl}.sum(dim: 1); return (recon - x).pow(2).{{|VAE001:mean()|}} + torch.mean(kl);")]
    public void Row01_mean_reconstruction_and_summed_KL(string statements)
    {
        LossVerdict.Of(Plain(statements)).States("VAE001", "D");
        LossVerdict.Of(Mnist(statements)).States("VAE001", "784");
    }

    [Fact]
    public void Row01_says_which_size_is_missing()
    {
        LossVerdict.Of(Plain($"return F.{{|VAE001:mse_loss(recon, x)|}} + {Kl}.sum(1).mean();")).Says(
            "VAE001",
            "The reconstruction is averaged over its event elements while the KL is summed over the latents and averaged over the batch, so the KL weighs D times too much "
            + "(effective beta D, D = event elements per sample): sum the reconstruction over the event and average it over the batch.");
        LossVerdict.Of(Mnist($"return F.{{|VAE001:mse_loss(recon, x)|}} + {Kl}.sum(1).mean();")).Says(
            "VAE001",
            "The reconstruction is averaged over its 784 event elements while the KL is summed over the latents and averaged over the batch, so the KL weighs 784 times too much "
            + "(effective beta 784): sum the reconstruction over the event and average it over the batch.");
    }

    [Fact]
    public void Row02_mean_reconstruction_and_KL_summed_over_everything()
    {
        const string Statements = $"return F.{{|VAE001:mse_loss(recon, x)|}} + {Kl}.sum();";

        LossVerdict.Of(Plain(Statements)).States("VAE001", "B·D").Says(
            "VAE001",
            "The reconstruction is averaged over its event elements while the KL is summed over the latents and the batch, so the KL weighs B·D times too much "
            + "(effective beta B·D, B = samples in the batch, D = event elements per sample): sum the reconstruction over the event and average it over the batch.");
        LossVerdict.Of(Mnist(Statements)).States("VAE001", "784·B");
    }

    [Fact]
    public void Row03_both_averaged_is_one_loss_with_two_findings()
    {
        const string Statements = $"return F.{{|VAE001:mse_loss(recon, x)|}} + {Kl}.{{|VAE002:mean()|}};";

        LossVerdict.Of(Plain(Statements)).States("VAE001", "D/L").States("VAE002", "D/L").IsOneLoss();
        LossVerdict.Of(Mnist(Statements)).States("VAE001", "39.2").States("VAE002", "39.2").IsOneLoss();
    }

    [Fact]
    public void Row04_KL_averaged_over_the_latents()
    {
        const string Statements = $"return F.mse_loss(recon, x, Reduction.Sum) / x.shape[0] + {Kl}.{{|VAE002:mean()|}};";

        LossVerdict.Of(Plain(Statements)).States("VAE002", "1/L");
        LossVerdict.Of(Mnist(Statements)).States("VAE002", "0.05").Says(
            "VAE002",
            "The KL is averaged over its 20 latent dimensions while the reconstruction is summed over the event and averaged over the batch, so the KL weighs 20 times too little "
            + "(effective beta 0.05): sum the KL over the latents and average it over the batch.");
    }

    [Fact]
    public void Row05_reconstruction_summed_and_KL_averaged()
    {
        const string Statements = $"return F.mse_loss(recon, x, Reduction.Sum) + {Kl}.{{|VAE002:mean()|}};";

        LossVerdict.Of(Plain(Statements)).States("VAE002", "1/(B·L)");
        LossVerdict.Of(Mnist(Statements)).States("VAE002", "0.05/B");
    }

    [Theory]
    [InlineData("sum(dim: 1).mean()")]
    [InlineData("mean([0L]).sum()")]
    [InlineData("sum(-1).sum() / x.shape[0]")]
    public void Row06_reconstruction_summed_over_the_batch_and_KL_averaged(string reduction)
    {
        var statements = $"return F.{{|VAE003:mse_loss(recon, x, Reduction.Sum)|}} + {Kl}.{reduction};";

        LossVerdict.Of(Plain(statements)).States("VAE003", "1/B").Says(
            "VAE003",
            "The reconstruction is summed over the event and the batch while the KL is summed over the latents and averaged over the batch, so the KL weighs B times too little "
            + "(effective beta 1/B, B = samples in the batch): divide both by the same batch size.");
        LossVerdict.Of(Mnist(statements)).States("VAE003", "1/B");
    }

    [Fact]
    public void Row07_sum_and_sum()
    {
        const string Statements = $"return F.binary_cross_entropy(recon, x, reduction: Reduction.Sum) + {Kl}.sum();";

        LossVerdict.Of(Plain(Statements)).IsBalanced().IsSumOverBatch();
        LossVerdict.Of(Mnist(Statements)).IsBalanced().IsSumOverBatch();
        LossVerdict.Of(Plain($"return (F.mse_loss(recon, x, Reduction.Sum) + {Kl}.sum()) / x.shape[0];")).IsBalanced().IsNoSumOverBatch();
    }

    [Theory]
    [InlineData("x.shape[1]")]
    [InlineData("x.size(1)")]
    [InlineData("(x.numel() / x.shape[0])")]
    [InlineData("((double)x.numel() / x.shape[0])")]
    [InlineData("x.shape.Skip(1).Aggregate(1L, (a, b) => a * b)")]
    [InlineData("x.shape[1..].Aggregate((a, b) => a * b)")]
    public void Row08_mean_reconstruction_times_its_size(string size)
    {
        LossVerdict.Of(Plain($"return F.mse_loss(recon, x) * {size} + {Kl}.sum(1).mean();")).IsBalanced();
        LossVerdict.Of(Mnist($"return {size} * F.mse_loss(recon, x) + {Kl}.sum(1).mean();")).IsBalanced();
    }

    [Theory]
    [InlineData("784")]
    [InlineData("28 * 28")]
    [InlineData("Pixels")]
    public void Row08_mean_reconstruction_times_its_known_size(string size) =>
        LossVerdict.Of(Mnist($"return {size} * F.mse_loss(recon, x) + {Kl}.sum(1).mean();", members: "const int Pixels = 784;")).IsBalanced();

    [Theory]
    [InlineData("x.shape[1] * x.shape[2] * x.shape[3]")]
    [InlineData("3 * 32 * 32")]
    [InlineData("3072")]
    public void Row08_mean_reconstruction_times_the_size_of_an_image(string size) =>
        LossVerdict.Of(Cifar($"return F.mse_loss(recon, x) * ({size}) + {Kl}.sum(1).mean();")).IsBalanced();

    [Theory]
    [InlineData($"return F.mse_loss(recon, x) + {Kl}.sum() / (x.shape[0] * x.shape[1]);")]
    [InlineData($"return F.mse_loss(recon, x) + {Kl}.sum() / x.numel();")]
    [InlineData($"var kl = {Kl}.sum(); kl /= x.numel(); return F.binary_cross_entropy(recon, x) + kl;")]
    [InlineData($"return (F.mse_loss(recon, x, Reduction.Sum) / x.shape[0] + {Kl}.sum(1).mean()) / x.shape[1];")]
    public void Row09_everything_divided_by_the_event_size(string statements)
    {
        LossVerdict.Of(Plain(statements)).IsBalanced();
        LossVerdict.Of(Mnist(statements)).IsBalanced();
    }

    [Fact]
    public void Row10_mean_KL_times_the_ratio_of_sizes()
    {
        LossVerdict.Of(Plain($"return F.mse_loss(recon, x) + {Kl}.mean() * mu.shape[1] / x.shape[1];")).IsBalanced();
        LossVerdict.Of(Mnist($"return F.mse_loss(recon, x) + (20.0 / 784) * {Kl}.mean();")).IsBalanced();
    }

    [Theory]
    [InlineData("1.0 / x.shape[1]")]
    [InlineData("1.0 / 784")]
    [InlineData("1.0 / (28 * 28)")]
    public void Row10_weight_of_one_over_the_event_size(string weight) =>
        LossVerdict.Of(Mnist($"return F.mse_loss(recon, x) + {weight} * {Kl}.sum(1).mean();")).IsBalanced();

    [Theory]
    [InlineData("0.00128")]
    [InlineData("0.0012")]
    [InlineData("0.0014")]
    public void Row10_weight_near_one_over_the_event_size(string weight) => LossVerdict.Of(Mnist($"return F.mse_loss(recon, x) + {weight} * {Kl}.sum(1).mean();"));

    [Fact]
    public void Row10_weight_that_is_not_near_one_over_the_event_size() =>
        LossVerdict.Of(Mnist($"return F.mse_loss(recon, x) + {{|VAE010:0.0015|}} * {Kl}.sum(1).mean();")).States("VAE010", "1.18");
}
