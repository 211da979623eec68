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
    public Task The_KL_is_repaired_with_it() => Calls(
        $"var kl = {LossSource.Kl}.{{|VAE002:mean()|}}; return F.{{|VAE001:binary_cross_entropy_with_logits(recon, x)|}} + kl;",
        $"var kl = {LossSource.Kl}.sum() / x.shape[0]; return NegativeLogLikelihood.BernoulliLogits(recon, x).mean() + kl;");

    private static Task Calls(string marked, string repaired) => LossFix.CallsLibrary("using VaeLint;\n" + LossFix.Method(marked), "using VaeLint;\n" + LossFix.Method(repaired));
}
