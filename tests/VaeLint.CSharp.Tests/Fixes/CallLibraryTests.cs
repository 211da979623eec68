namespace VaeLint.CSharp.Tests.Fixes;

using VaeLint.CSharp.Tests.Verifiers;

/// <summary>(c): where the project refers to VaeLint.Runtime, its function takes the place of the loss that averages over the event.</summary>
public sealed class CallLibraryTests
{
    private const string Kl = "var kl = " + LossSource.Kl + ".sum(1).mean();";

    [Fact]
    public Task Cross_entropy_with_logits() => Calls(
        $"{Kl} return F.{{|VAE001:binary_cross_entropy_with_logits(recon, x)|}} + kl;",
        $"{Kl} return NegativeLogLikelihood.BernoulliLogits(recon, x).mean() + kl;");

    [Fact]
    public Task The_written_mean_goes() => Calls(
        $"{Kl} return F.{{|VAE001:binary_cross_entropy_with_logits(recon, x, reduction: Reduction.Mean)|}} + kl;",
        $"{Kl} return NegativeLogLikelihood.BernoulliLogits(recon, x).mean() + kl;");

    [Fact]
    public Task Named_arguments_come_in_any_order() => Calls(
        $"{Kl} return F.{{|VAE001:binary_cross_entropy_with_logits(target: x, input: recon.view(-1, 784))|}} + kl;",
        $"{Kl} return NegativeLogLikelihood.BernoulliLogits(recon.view(-1, 784), x).mean() + kl;");

    [Fact]
    public Task Without_a_using_the_namespace_is_written() => LossFix.CallsLibrary(
        LossFix.Method($"{Kl} return F.{{|VAE001:binary_cross_entropy_with_logits(recon, x)|}} + kl;"),
        LossFix.Method($"{Kl} return VaeLint.NegativeLogLikelihood.BernoulliLogits(recon, x).mean() + kl;"));

    [Fact]
    public Task A_KL_written_in_one_expression() => Calls(
        $"var kl = {LossSource.Kl}.{{|VAE002:mean()|}}; return F.binary_cross_entropy_with_logits(recon, x, reduction: Reduction.Sum) / x.shape[0] + kl;",
        "var kl = KlDivergence.ToStandardNormal(mu, logvar).mean(); return F.binary_cross_entropy_with_logits(recon, x, reduction: Reduction.Sum) / x.shape[0] + kl;");

    [Fact]
    public Task The_factor_in_front_belongs_to_the_KL() => Calls(
        "var error = F.{|VAE001:binary_cross_entropy_with_logits(recon, x)|}; return error + 0.5 * (mu * mu + exp(logvar) - logvar - 1).{|VAE002:mean()|};",
        "var error = NegativeLogLikelihood.BernoulliLogits(recon, x).mean(); return error + KlDivergence.ToStandardNormal(mu, logvar).mean();");

    [Fact]
    public Task Both_terms_at_once() => Calls(
        $"var kl = {LossSource.Kl}.{{|VAE002:mean()|}}; return F.{{|VAE001:binary_cross_entropy_with_logits(recon, x)|}} + kl;",
        "var kl = KlDivergence.ToStandardNormal(mu, logvar).mean(); return NegativeLogLikelihood.BernoulliLogits(recon, x).mean() + kl;");

    [Fact]
    public Task A_KL_in_several_statements_is_summed_where_it_is() => Calls(
        $"var elements = {LossSource.Kl}; var kl = elements.{{|VAE002:mean()|}}; return F.{{|VAE001:binary_cross_entropy_with_logits(recon, x)|}} + kl;",
        $"var elements = {LossSource.Kl}; var kl = elements.sum() / x.shape[0]; return NegativeLogLikelihood.BernoulliLogits(recon, x).mean() + kl;");

    private static Task Calls(string marked, string repaired) => LossFix.CallsLibrary("using VaeLint;\n" + LossFix.Method(marked), "using VaeLint;\n" + LossFix.Method(repaired));
}
