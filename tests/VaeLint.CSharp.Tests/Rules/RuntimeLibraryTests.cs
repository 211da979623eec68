using Microsoft.CodeAnalysis;
using VaeLint.CSharp.Tests.Verifiers;

namespace VaeLint.CSharp.Tests.Rules;

/// <summary>Terms of VaeLint.Runtime are summed right: only what the code does to them afterwards can be wrong.</summary>
public sealed class RuntimeLibraryTests
{
    private static readonly MetadataReference Runtime = MetadataReference.CreateFromFile(typeof(NegativeLogLikelihood).Assembly.Location);

    [Theory]
    [InlineData("return (NegativeLogLikelihood.BernoulliLogits(recon, x) + KlDivergence.ToStandardNormal(mu, logvar)).mean();")]
    [InlineData("return NegativeLogLikelihood.BernoulliLogits(recon, x).mean() + 4.0 * KlDivergence.ToStandardNormal(mu, logvar).mean();")]
    [InlineData("return NegativeLogLikelihood.BernoulliLogits(recon, x).sum() + KlDivergence.ToStandardNormal(mu, logvar).sum();")]
    [InlineData("return F.binary_cross_entropy_with_logits(recon, x, reduction: Reduction.Sum) / x.shape[0] + KlDivergence.ToStandardNormal(mu, logvar).mean();")]
    [InlineData("return (NegativeLogLikelihood.BernoulliLogits(recon, x) + FreeBits.PerSample(KlDivergence.ToStandardNormalPerDimension(mu, logvar), 0.5)).mean();")]
    [InlineData("return (NegativeLogLikelihood.BernoulliLogits(recon, x) + FreeBits.PerSample(KlDivergence.ToStandardNormal(mu, logvar), 10)).mean();")]
    public void Right_losses_are_silent(string statements) => Verdict(statements);

    [Fact]
    public void A_mean_over_pixels_next_to_a_KL_of_the_library() =>
        Verdict("return F.{|VAE001:binary_cross_entropy_with_logits(recon, x)|} + KlDivergence.ToStandardNormal(mu, logvar).mean();").States("VAE001", "D");

    [Fact]
    public void A_KL_averaged_over_the_latents_next_to_a_likelihood_of_the_library() =>
        Verdict($"return NegativeLogLikelihood.BernoulliLogits(recon, x).mean() + {LossSource.Kl}.{{|VAE002:mean()|}};").States("VAE002", "1/L");

    [Fact]
    public void One_term_summed_over_the_batch() =>
        Verdict("return NegativeLogLikelihood.BernoulliLogits(recon, x).{|VAE003:sum()|} + KlDivergence.ToStandardNormal(mu, logvar).mean();");

    [Fact]
    public void Everything_summed_inside_the_library() =>
        Verdict("return NegativeLogLikelihood.{|VAE003:BernoulliLogits(recon, x, batchDims: 0)|} + KlDivergence.ToStandardNormal(mu, logvar).mean();");

    private static LossVerdict Verdict(string statements) => LossVerdict.Of("using VaeLint;\n" + LossSource.Plain(statements), Runtime);
}
