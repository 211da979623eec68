using VaeLint.CSharp.Tests.Verifiers;
using static VaeLint.CSharp.Tests.Verifiers.LossSource;

namespace VaeLint.CSharp.Tests.DecisionTable;

/// <summary>
/// The effective β of the losses people write, with 784 pixels, 20 latent dimensions and a batch of 64; cross-entropy against the density, squared error against ½SSE.
/// The expected numbers are ratios of hand-counted weights, not the engine's.
/// </summary>
public sealed class EffectiveBetaTableTests
{
    private const double Batch = 64;
    private const string SummedKl = $"{Kl}.sum(1).mean()";

    [Theory]
    [InlineData($"F.{{|VAE001:binary_cross_entropy(recon, x)|}} + {SummedKl}", 784)]
    [InlineData($"F.binary_cross_entropy(recon, x, reduction: Reduction.Sum) / x.shape[0] + {Kl}.{{|VAE002:mean()|}}", 0.05)]
    [InlineData($"F.{{|VAE001:binary_cross_entropy(recon, x)|}} + {Kl}.{{|VAE002:mean()|}}", 39.2)]
    [InlineData($"F.{{|VAE001:mse_loss(recon, x)|}} + {SummedKl}", 392)]
    [InlineData($"F.mse_loss(recon, x, Reduction.Sum) / x.shape[0] + {SummedKl}", 0.5)]
    [InlineData($"F.{{|VAE003:binary_cross_entropy(recon, x, reduction: Reduction.Sum)|}} + {SummedKl}", 0.015625)]
    [InlineData($"F.binary_cross_entropy(recon, x, reduction: Reduction.Sum) / x.shape[0] + {Kl}.{{|VAE003:sum()|}}", 64)]
    [InlineData($"F.binary_cross_entropy(recon, x, reduction: Reduction.Sum) + {Kl}.sum()", 1)]
    [InlineData($"F.binary_cross_entropy(recon, x) + {Kl}.sum() / x.numel()", 1)]
    [InlineData($"F.binary_cross_entropy(recon, x, reduction: Reduction.Sum) / x.shape[0] + 2 * {SummedKl}", 2)]
    [InlineData($"F.binary_cross_entropy(recon, x, reduction: Reduction.Sum) / x.shape[0] - (1 + logvar - mu.pow(2) - logvar.exp()).{{|VAE101:sum(1)|}}.mean()", 2)]
    [InlineData($"F.mse_loss(recon, x) + {{|VAE010:0.00025|}} * {SummedKl}", 0.098)]
    [InlineData($"0.5 * F.mse_loss(recon, x, Reduction.Sum) / x.shape[0] + {SummedKl}", 1)]
    public void The_relation_of_the_terms(string loss, double beta) => Assert.Equal(beta, LossVerdict.Of(Mnist($"return {loss};")).EffectiveBeta(Batch), 1e-9);

    [Fact]
    public void The_small_weight_that_made_up_for_the_mean_of_an_image() =>
        Assert.Equal(1.536, LossVerdict.Of(Plain(
            $"recon = recon.view(-1, 3, 64, 64); x = x.view(-1, 3, 64, 64); return F.mse_loss(recon, x) + {{|VAE010:0.00025|}} * {SummedKl};")).EffectiveBeta(Batch), 1e-9);
}
