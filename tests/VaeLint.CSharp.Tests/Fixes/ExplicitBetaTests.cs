namespace VaeLint.CSharp.Tests.Fixes;

using VaeLint.CSharp.Tests.Verifiers;

/// <summary>(b): the effective β becomes a named constant over the size that hid it; no reduction is touched.</summary>
public sealed class ExplicitBetaTests
{
    private const string BatchKl = "var kl = " + LossSource.Kl + ".sum(1).mean();";

    [Fact]
    public Task A_mean_reconstruction_gives_beta_over_the_event_size() => Writes(
        $"{BatchKl} var error = F.{{|VAE001:mse_loss(recon, x)|}};\n        return error + kl;",
        $"{BatchKl} var error = F.mse_loss(recon, x);\n        const double beta = 784;\n        return error + beta / 784 * kl;");

    [Fact]
    public Task A_mean_KL_gives_beta_times_the_latent_size() => Writes(
        $"var kl = {LossSource.Kl}.{{|VAE002:mean()|}}; var error = F.mse_loss(recon, x, reduction: Reduction.Sum) / x.shape[0];\n        return error + kl;",
        $"var kl = {LossSource.Kl}.mean(); var error = F.mse_loss(recon, x, reduction: Reduction.Sum) / x.shape[0];\n        const double beta = 0.05;\n        return error + beta * 20 * kl;");

    [Fact]
    public Task Both_means_give_both_sizes() => Writes(
        $"var kl = {LossSource.Kl}.{{|VAE002:mean()|}}; var error = F.{{|VAE001:mse_loss(recon, x)|}};\n        return error + kl;",
        $"var kl = {LossSource.Kl}.mean(); var error = F.mse_loss(recon, x);\n        const double beta = 39.2;\n        return error + beta * 20 / 784 * kl;");

    [Fact]
    public Task A_written_weight_is_replaced_by_what_it_is() => Writes(
        $"{BatchKl} var error = F.mse_loss(recon, x);\n        return error + {{|VAE010:0.25|}} * kl;",
        $"{BatchKl} var error = F.mse_loss(recon, x);\n        const double beta = 196;\n        return error + beta / 784 * kl;");

    [Fact]
    public Task A_weight_behind_its_term_needs_parentheses() => Writes(
        $"{BatchKl} var error = F.mse_loss(recon, x);\n        return error + kl * {{|VAE010:0.25|}};",
        $"{BatchKl} var error = F.mse_loss(recon, x);\n        const double beta = 196;\n        return error + kl * (beta / 784);");

    [Fact]
    public Task A_weight_in_a_call_needs_none() => Writes(
        $"{BatchKl} var error = F.mse_loss(recon, x);\n        return error + kl.mul({{|VAE010:0.25|}});",
        $"{BatchKl} var error = F.mse_loss(recon, x);\n        const double beta = 196;\n        return error + kl.mul(beta / 784);");

    [Fact]
    public Task A_weight_on_the_reconstruction_stays() => Writes(
        $"{BatchKl} var error = {{|VAE010:10|}} * F.mse_loss(recon, x);\n        return error + kl;",
        $"{BatchKl} var error = 10 * F.mse_loss(recon, x);\n        const double beta = 78.4;\n        return error + beta * 10 / 784 * kl;");

    [Fact]
    public Task An_accumulated_KL_is_multiplied_where_it_is_added() => Writes(
        $"{BatchKl} var loss = F.{{|VAE001:mse_loss(recon, x)|}};\n        loss += kl;\n        return loss;",
        $"{BatchKl} var loss = F.mse_loss(recon, x);\n        const double beta = 784;\n        loss += beta / 784 * kl;\n        return loss;");

    [Fact]
    public Task A_subtracted_product_keeps_its_sign() => Writes(
        "var error = F.{|VAE001:mse_loss(recon, x)|};\n        return error - 0.5 * (1 + logvar - mu.pow(2) - logvar.exp()).sum(1).mean();",
        "var error = F.mse_loss(recon, x);\n        const double beta = 784;\n        return error - beta / 784 * 0.5 * (1 + logvar - mu.pow(2) - logvar.exp()).sum(1).mean();");

    [Fact]
    public Task A_taken_name_is_avoided() => Writes(
        $"{BatchKl} var beta = 3; var error = F.{{|VAE001:mse_loss(recon, x)|}};\n        return error + kl + beta - beta;",
        $"{BatchKl} var beta = 3; var error = F.mse_loss(recon, x);\n        const double effectiveBeta = 784;\n        return error + effectiveBeta / 784 * kl + beta - beta;");

    [Fact]
    public Task An_expression_body_gets_a_constant_of_its_type() => LossFix.WritesBeta(
        Expression("F.{|VAE001:mse_loss(recon.view(-1, 784), x.view(-1, 784))|} + kl.sum(1).mean()", ""),
        Expression("F.mse_loss(recon.view(-1, 784), x.view(-1, 784)) + EffectiveBeta / 784 * kl.sum(1).mean()", "    private const double EffectiveBeta = 784;\n\n"));

    [Fact]
    public Task The_declaration_stands_behind_the_comments_of_what_comes_before() => Writes(
        $"{BatchKl} var error = F.{{|VAE001:mse_loss(recon, x)|}}; // per pixel\n\n        // the total\n        return error + kl; // minimised",
        $"{BatchKl} var error = F.mse_loss(recon, x); // per pixel\n        const double beta = 784;\n\n        // the total\n        return error + beta / 784 * kl; // minimised");

    [Fact]
    public Task Not_offered_while_the_size_is_unknown() => RefusesBeta(
        LossFix.Method($"var kl = {LossSource.Kl}.sum(1).mean(); return F.{{|VAE001:mse_loss(recon, x)|}} + kl;"));

    [Fact]
    public Task Not_offered_where_the_batch_is_part_of_it() => RefusesBeta(
        LossSource.Mnist($"return F.{{|VAE001:mse_loss(recon, x)|}} + {LossSource.Kl}.sum();"));

    [Fact]
    public Task Not_offered_for_a_weight_that_the_caller_chooses() => RefusesBeta(
        LossSource.Mnist($"{BatchKl} return F.mse_loss(recon, x) + {{|VAE010:beta|}} * kl;", "double beta"));

    private static Task Writes(string marked, string repaired) => LossFix.WritesBeta(LossSource.Mnist(marked), LossSource.Mnist(repaired));

    private static Task RefusesBeta(string marked) => LossFix.WritesBeta(marked, marked);

    private static string Expression(string sum, string constant) =>
        $$"""
        class Loss
        {
        {{constant}}    Tensor Run(Tensor recon, Tensor x, Tensor mu, Tensor logvar) => Total(recon, x, {{LossSource.Kl}});

        }
        """.Replace("Total(recon, x, " + LossSource.Kl + ")", sum.Replace("kl", LossSource.Kl), StringComparison.Ordinal);
}
