using VaeLint.CSharp.Tests.Verifiers;
using static VaeLint.CSharp.Tests.Verifiers.LossSource;

namespace VaeLint.CSharp.Tests.Regressions;

/// <summary>What public code showed to be wrong: a failure, and terms that were taken for something else.</summary>
public sealed class PublicCodeTests
{
    private const string SummedMse = "F.mse_loss(recon, x, Reduction.Sum) / x.shape[0]";

    [Theory]
    [InlineData("torch.zeros(2, 3, 4).transpose(-1, -2)")]
    [InlineData("torch.ones(3).swapaxes(0, 1)")]
    [InlineData("torch.zeros(2, 3).permute(0, 1)")]
    public void A_constant_has_no_axes_to_exchange(string constant) =>
        LossVerdict.Of(Plain($"var window = {constant}; return {SummedMse} + {Kl}.sum(1).mean() + window.sum();")).IsBalanced();

    [Theory]
    [InlineData("(torch.matmul(mu.t(), mu) - torch.eye(mu.shape[1])).pow(2).sum()")]
    [InlineData("(torch.eye(20) - torch.matmul(mu.t(), mu)).abs().mean()")]
    [InlineData("F.mse_loss(torch.matmul(mu.t(), mu), torch.eye(20))")]
    public void What_is_drawn_to_the_identity_is_no_reconstruction(string penalty) =>
        LossVerdict.Of(Plain($"return {SummedMse} + {Kl}.sum(1).mean() + {penalty};")).IsBalanced();

    [Fact]
    public void The_square_of_a_mean_of_length_one_may_be_left_out() =>
        LossVerdict.Of(Plain(
            $"var m = F.normalize(mu, dim: 1); var z = m + torch.exp(0.5 * logvar) * torch.randn_like(m); return F.mse_loss(_decoder.call(z), x, Reduction.Sum) / x.shape[0] - 0.5 * (1 + logvar - logvar.exp()).sum(1).mean();",
            members: "private readonly Linear _decoder = Linear(20, 784);"));

    [Theory]
    [InlineData("mask.@bool()")]
    [InlineData("mask.gt(0)")]
    [InlineData("mask > 0")]
    [InlineData("mask.isnan().logical_not()")]
    public void What_a_mask_picks_has_no_batch_axis(string mask) =>
        LossVerdict.Of(Plain($"var picked = {mask}; return F.mse_loss(recon[picked], x[picked]) + {Kl}.sum(1).mean();", "Tensor mask")).IsNotVerified("an axis made by stack, expand or transpose");

    [Fact]
    public void What_indices_pick_is_a_smaller_batch() =>
        LossVerdict.Of(Plain($"var picked = torch.randperm(8); return F.{{|VAE001:mse_loss(recon[picked], x[picked])|}} + {Kl}.sum(1).mean();"));
}
