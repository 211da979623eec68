using VaeLint.CSharp.Tests.Verifiers;
using static VaeLint.CSharp.Tests.Verifiers.LossSource;

namespace VaeLint.CSharp.Tests.Regressions;

/// <summary>An axis of one element, or one that may be: its mean is its sum.</summary>
public sealed class OneElementTests
{
    private const string SummedKl = $"{Kl}.sum(1).mean()";
    private const string Head = "private readonly Linear _head = Linear(20, 1);";
    private const string Gray = "private readonly Conv2d _gray = Conv2d(32, 1, 3, padding: 1);";

    [Theory]
    [InlineData("F.mse_loss(_head.call(recon), x)")]
    [InlineData("F.mse_loss(_head.call(recon.view(-1, 20)), x)")]
    [InlineData("F.mse_loss(_head.call(recon.view(-1, 20)).squeeze(-1), x)")]
    [InlineData("F.mse_loss(_head.call(recon.view(-1, 20)).view(-1), x)")]
    [InlineData("F.mse_loss(_head.call(recon.view(-1, 20)).flatten(), x)")]
    public void The_mean_over_one_output_is_its_sum(string reconstruction) =>
        LossVerdict.Of(Plain($"return {reconstruction} + {SummedKl};", members: Head)).IsBalanced();

    [Theory]
    [InlineData("F.mse_loss(recon.squeeze(-1), x)")]
    [InlineData("F.mse_loss(recon.squeeze(1), x)")]
    [InlineData("F.mse_loss(recon.squeeze(), x)")]
    [InlineData("(recon.squeeze(-1) - x).pow(2).mean()")]
    [InlineData("F.mse_loss(recon.view(-1), x)")]
    [InlineData("F.binary_cross_entropy(recon.flatten(), x)")]
    public void What_was_squeezed_may_be_one_prediction_per_sample(string reconstruction) =>
        LossVerdict.Of(Plain($"return {reconstruction} + {SummedKl};")).IsNotVerified("the rank of the reconstruction");

    [Fact]
    public void The_latents_are_squeezed_without_becoming_one() =>
        LossVerdict.Of(Plain($"mu = mu.squeeze(); logvar = logvar.squeeze(); return F.mse_loss(recon, x, Reduction.Sum) / x.shape[0] + {Kl}.{{|VAE002:mean()|}};"));

    [Theory]
    [InlineData("F.mse_loss(_gray.call(recon), x, Reduction.None).sum([2, 3]).mean()")]
    [InlineData("F.mse_loss(_gray.call(recon).squeeze(1), x.squeeze(1), Reduction.None).sum([1, 2]).mean()")]
    [InlineData("F.mse_loss(_gray.call(recon), x, Reduction.None).squeeze(1).sum([1, 2]).mean()")]
    public void A_channel_axis_of_one_needs_no_sum(string reconstruction) =>
        LossVerdict.Of(Plain($"return {reconstruction} + {SummedKl};", members: Gray)).IsBalanced();

    [Fact]
    public void A_sum_over_the_one_channel_is_no_sum_over_the_image() =>
        LossVerdict.Of(Plain($"return F.mse_loss(_gray.call(recon), x, Reduction.None).sum(dim: {{|VAE004:1|}}).mean() + {SummedKl};", members: Gray)).States("VAE004", "D");

    [Fact]
    public void A_series_of_one_value_averaged_over_its_time_like_the_KL() =>
        LossVerdict.Of(Plain(
            $"""
            var series = x.view(-1, 50, 1);
            var (m, v) = (mu.view(-1, 50, 8), logvar.view(-1, 50, 8));
            return F.mse_loss(recon.view(-1, 50, 1), series) + (-0.5 * (1 + v - m.pow(2) - v.exp())).sum(-1).mean();
            """)).IsBalanced();
}
