using VaeLint.CSharp.Tests.Verifiers;
using static VaeLint.CSharp.Tests.Verifiers.LossSource;

namespace VaeLint.CSharp.Tests.Regressions;

/// <summary>Losses of unusual size and depth end with an answer.</summary>
public sealed class LimitTests
{
    private const string SummedKl = $"{Kl}.sum(1).mean()";

    [Fact]
    public void A_value_that_uses_itself_three_times_in_every_step()
    {
        var steps = string.Concat(Enumerable.Range(1, 40).Select(i => $"y = (y + {i}).pow(2).log() + y.exp() - (y * mu).sqrt(); "));

        LossVerdict.Of(Plain($"var y = recon; {steps} return F.{{|VAE001:mse_loss(y, x)|}} + {SummedKl};")).States("VAE001", "D");
    }

    [Fact]
    public void A_sum_of_two_hundred_reconstructions_is_not_weighed()
    {
        var reconstructions = string.Join(" + ", Enumerable.Range(0, 200).Select(i => $"F.mse_loss(recon.select(1, {i}), x.select(1, {i}))"));

        LossVerdict.Of(Plain($"return {reconstructions} + {SummedKl};")).IsNotVerified("a loss of that many terms");
    }

    [Theory]
    [InlineData("foreach (var layer in layers) { features = features + F.l1_loss(layer.call(recon), layer.call(x)); }")]
    [InlineData("var (a, b) = (recon, x); foreach (var layer in layers) { a = layer.call(a); b = layer.call(b); features += F.l1_loss(a, b); }")]
    public void Features_of_the_layers_in_an_array_are_no_reconstruction(string statements) =>
        LossVerdict.Of(Plain(
            $"var features = zeros(1); {statements} return F.mse_loss(recon, x, Reduction.Sum) / x.shape[0] + 0.1 * features + {SummedKl};",
            "Module<Tensor, Tensor>[] layers")).IsBalanced();

    [Theory]
    [InlineData(5)]
    [InlineData(4)]
    public void An_average_over_more_samples_than_are_followed_states_no_beta(int samples) =>
        LossVerdict.Of(Plain(
            $"var r = zeros(1); for (var i = 0; i < {samples}; i++) {{ r += F.mse_loss(decode(mu + randn_like(mu)), x); }} return r / {samples} + {SummedKl};",
            "Func<Tensor, Tensor> decode")).IsNotVerified("a loop of so many rounds");

    [Fact]
    public void Each_of_two_loops_after_another_is_followed_to_its_end() =>
        LossVerdict.Of(Plain(
            $$"""
            var r = zeros(1);
            for (var i = 0; i < 2; i++) { r += F.{|VAE001:mse_loss(decode(mu), x)|}; }
            var k = zeros(1);
            for (var i = 0; i < 2; i++) { k += {{SummedKl}}; }
            return r / 2 + k / 2;
            """,
            "Func<Tensor, Tensor> decode")).States("VAE001", "D");

    [Fact]
    public void The_rounds_of_an_inner_loop_start_anew_in_every_round_of_the_outer_one() =>
        LossVerdict.Of(Plain(
            $$"""
            var r = zeros(1);
            for (var i = 0; i < 2; i++) { for (var j = 0; j < 2; j++) { r += F.{|VAE001:mse_loss(decode(mu), x)|}; } }
            return r / 4 + {{SummedKl}};
            """,
            "Func<Tensor, Tensor> decode")).States("VAE001", "D");

    [Fact]
    public void A_loss_behind_more_paths_than_are_followed_is_recognised_but_not_verified()
    {
        var paths = string.Concat(Enumerable.Range(0, 400).Select(i => $"if (flags[{i}]) {{ y = y * {i + 2}; }} "));

        LossVerdict.Of(Plain($"var y = recon; {paths} return F.mse_loss(y, x) + {SummedKl};", "bool[] flags")).IsNotVerified("code of that size");
    }

    [Fact]
    public void A_loop_that_has_no_part_in_the_loss_does_not_matter() =>
        LossVerdict.Of(Plain(
            $"for (var i = 0; i < 9; i++) {{ Console.WriteLine(i); }} return F.{{|VAE001:mse_loss(recon, x)|}} + {SummedKl};")).States("VAE001", "D");
}
