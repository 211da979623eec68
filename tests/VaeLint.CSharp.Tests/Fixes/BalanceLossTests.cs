namespace VaeLint.CSharp.Tests.Fixes;

/// <summary>(a) per rule: the smallest edit to "summed over the event, averaged over the batch".</summary>
public sealed class BalanceLossTests
{
    private const string Elements = "(1 + logvar - mu.pow(2) - logvar.exp())";
    private const string BatchKl = "var kl = (-0.5 * " + Elements + ").sum(1).mean();";
    private const string BatchReconstruction = "var reconstruction = F.mse_loss(recon, x, reduction: Reduction.Sum) / x.shape[0];";

    [Fact]
    public Task A_loss_function_with_the_default_reduction_gets_a_named_argument() => Repairs(
        $"{BatchKl} return F.{{|VAE001:mse_loss(recon, x)|}} + kl;",
        $"{BatchKl} return F.mse_loss(recon, x, reduction: Reduction.Sum) / x.shape[0] + kl;");

    [Fact]
    public Task A_written_reduction_is_replaced_in_place() => Repairs(
        $"{BatchKl} return F.{{|VAE001:mse_loss(recon, x, Reduction.Mean)|}} + kl;",
        $"{BatchKl} return F.mse_loss(recon, x, Reduction.Sum) / x.shape[0] + kl;");

    [Fact]
    public Task A_squared_error_by_hand_sums_and_divides() => Repairs(
        $"{BatchKl} return (recon - x).pow(2).{{|VAE001:mean()|}} + kl;",
        $"{BatchKl} return (recon - x).pow(2).sum() / x.shape[0] + kl;");

    [Fact]
    public Task A_log_likelihood_sums_and_divides() => Repairs(
        $"{BatchKl} return -distributions.Bernoulli(logits: recon).log_prob(x).{{|VAE001:mean()|}} + kl;",
        $"{BatchKl} return -distributions.Bernoulli(logits: recon).log_prob(x).sum() / x.shape[0] + kl;");

    [Fact]
    public Task Both_terms_change_where_the_KL_is_summed_over_the_batch() => Repairs(
        $"return F.{{|VAE001:mse_loss(recon, x)|}} - 0.5 * {Elements}.sum();",
        $"return F.mse_loss(recon, x, reduction: Reduction.Sum) / x.shape[0] - 0.5 * {Elements}.sum() / x.shape[0];");

    [Fact]
    public Task A_mean_KL_sums_and_divides_by_the_divisor_of_the_other_side() => Repairs(
        $"var n = x.shape[0]; var rec = F.mse_loss(recon, x, reduction: Reduction.Sum) / n; return rec - 0.5 * {Elements}.{{|VAE002:mean()|}};",
        $"var n = x.shape[0]; var rec = F.mse_loss(recon, x, reduction: Reduction.Sum) / n; return rec - 0.5 * {Elements}.sum() / n;");

    [Fact]
    public Task A_static_mean_stays_static() => Repairs(
        $"{BatchReconstruction} return reconstruction - 0.5 * torch.{{|VAE002:mean({Elements})|}};",
        $"{BatchReconstruction} return reconstruction - 0.5 * torch.sum({Elements}) / x.shape[0];");

    [Fact]
    public Task A_mean_over_the_latent_axis_becomes_a_sum_over_it() => Repairs(
        $"{BatchReconstruction} return reconstruction - 0.5 * {Elements}.{{|VAE002:mean([1])|}}.mean();",
        $"{BatchReconstruction} return reconstruction - 0.5 * {Elements}.sum([1]).mean();");

    [Fact]
    public Task The_named_axes_of_mean_are_called_dim_in_sum() => Repairs(
        $"{BatchReconstruction} return reconstruction - 0.5 * {Elements}.{{|VAE002:mean(dimensions: new long[] {{ 1 }})|}}.mean();",
        $"{BatchReconstruction} return reconstruction - 0.5 * {Elements}.sum(dim: new long[] {{ 1 }}).mean();");

    [Fact]
    public Task Two_findings_in_one_expression_are_one_fix() => Repairs(
        $"return F.{{|VAE001:mse_loss(recon, x)|}} - 0.5 * {Elements}.{{|VAE002:mean()|}};",
        $"return F.mse_loss(recon, x, reduction: Reduction.Sum) / x.shape[0] - 0.5 * {Elements}.sum() / x.shape[0];");

    [Fact]
    public Task A_sum_beside_a_batch_mean_is_divided_by_the_batch() => Repairs(
        $"{BatchKl} return F.{{|VAE003:mse_loss(recon, x, reduction: Reduction.Sum)|}} + kl;",
        $"{BatchKl} return F.mse_loss(recon, x, reduction: Reduction.Sum) / x.shape[0] + kl;");

    [Fact]
    public Task The_weight_of_the_author_survives() => LossFix.Balances(
        WithBeta($"var kl = (-0.5 * {Elements}).{{|VAE003:sum()|}}; return F.mse_loss(recon, x) + beta * kl;"),
        WithBeta($"var kl = (-0.5 * {Elements}).sum() / x.shape[0]; return F.mse_loss(recon, x, reduction: Reduction.Sum) / x.shape[0] + beta * kl;"));

    [Fact]
    public Task A_sum_over_the_channels_only_gets_all_axes() => Repairs(
        $"{BatchKl} var d = recon.view(-1, 3, 32, 32) - x.view(-1, 3, 32, 32); return d.pow(2).sum({{|VAE004:1|}}).mean() + kl;",
        $"{BatchKl} var d = recon.view(-1, 3, 32, 32) - x.view(-1, 3, 32, 32); return d.pow(2).sum([1, 2, 3]).mean() + kl;");

    /// <summary>A list names the axes that the reductions before it have left.</summary>
    [Theory]
    [InlineData("sum({|VAE004:1|}).sum(1).mean()", "sum(1).sum([1, 2]).mean()")]
    [InlineData("sum({|VAE004:-1|}).mean()", "sum([1, 2, 3]).mean()")]
    [InlineData("sum(dim: {|VAE004:2|}, keepdim: true).mean()", "sum(dim: [1, 2, 3], keepdim: true).mean()")]
    [InlineData("mean({|VAE004:[2, 3]|}).sum(1).mean()", "sum([2, 3]).sum(1).mean()")]
    public Task A_sum_over_part_of_the_axes_gets_the_others(string written, string repaired) => Repairs(
        $"{BatchKl} var d = recon.view(-1, 3, 8, 8) - x.view(-1, 3, 8, 8); return d.pow(2).{written} + kl;",
        $"{BatchKl} var d = recon.view(-1, 3, 8, 8) - x.view(-1, 3, 8, 8); return d.pow(2).{repaired} + kl;");

    [Fact]
    public Task Axes_held_in_a_variable_stay_and_the_mean_behind_them_changes() => Repairs(
        $"{BatchKl} long[] axes = [1]; var d = recon.view(-1, 3, 8, 8) - x.view(-1, 3, 8, 8); return d.pow(2).sum({{|VAE004:axes|}}).mean() + kl;",
        $"{BatchKl} long[] axes = [1]; var d = recon.view(-1, 3, 8, 8) - x.view(-1, 3, 8, 8); return d.pow(2).sum(axes).sum() / x.shape[0] + kl;");

    [Fact]
    public Task A_sum_over_the_batch_inside_a_term_gets_the_event_axis() => Repairs(
        $"{BatchKl} var d = recon.view(-1, 784) - x.view(-1, 784); return d.pow(2).sum(dim: {{|VAE004:0|}}).mean() + kl;",
        $"{BatchKl} var d = recon.view(-1, 784) - x.view(-1, 784); return d.pow(2).sum(dim: 1).mean() + kl;");

    [Fact]
    public Task A_size_that_counts_twice_is_dropped() => Repairs(
        $"{BatchKl} var flat = x.view(-1, 784); return {{|VAE005:784|}} * F.mse_loss(recon, flat, reduction: Reduction.Sum) / x.shape[0] + kl;",
        $"{BatchKl} var flat = x.view(-1, 784); return F.mse_loss(recon, flat, reduction: Reduction.Sum) / x.shape[0] + kl;");

    [Fact]
    public Task A_second_division_by_the_batch_is_dropped() => Repairs(
        $"{BatchKl} {BatchReconstruction} return reconstruction + kl / {{|VAE005:x.shape[0]|}};",
        $"{BatchKl} {BatchReconstruction} return reconstruction + kl;");

    [Fact]
    public Task A_statement_that_only_divides_again_goes_away() => Repairs(
        $$"""
        {{BatchKl}} {{BatchReconstruction}}
                kl /= {|VAE005:x.shape[0]|};
                return reconstruction + kl;
        """,
        $$"""
        {{BatchKl}} {{BatchReconstruction}}
                return reconstruction + kl;
        """);

    [Fact]
    public Task A_constant_batch_size_becomes_the_batch_at_hand() => Repairs(
        $"{BatchKl} return F.mse_loss(recon, x, reduction: Reduction.Sum) / {{|VAE012:BatchSize|}} + kl;",
        $"{BatchKl} return F.mse_loss(recon, x, reduction: Reduction.Sum) / x.shape[0] + kl;",
        "const int BatchSize = 128;");

    [Fact]
    public Task Both_sides_get_one_divisor() => Repairs(
        $"var kl = -0.5 * {Elements}.sum() / {{|VAE012:BatchSize|}}; return F.{{|VAE001:mse_loss(recon, x)|}} + kl;",
        $"var kl = -0.5 * {Elements}.sum() / x.shape[0]; return F.mse_loss(recon, x, reduction: Reduction.Sum) / x.shape[0] + kl;",
        "const int BatchSize = 128;");

    [Fact]
    public Task A_local_constant_that_nobody_reads_any_more_goes_away() => Repairs(
        $$"""
        const int batchSize = 128;
                {{BatchKl}}
                return F.mse_loss(recon, x, reduction: Reduction.Sum) / {|VAE012:batchSize|} + kl;
        """,
        $$"""
        {{BatchKl}}
                return F.mse_loss(recon, x, reduction: Reduction.Sum) / x.shape[0] + kl;
        """);

    private static Task Repairs(string marked, string repaired, string members = "") =>
        LossFix.Balances(LossFix.Method(marked, members), LossFix.Method(repaired, members));

    private static string WithBeta(string statements) =>
        $$"""
        class Loss
        {
            Tensor Run(Tensor recon, Tensor x, Tensor mu, Tensor logvar, double beta)
            {
                {{statements}}
            }
        }
        """;
}
