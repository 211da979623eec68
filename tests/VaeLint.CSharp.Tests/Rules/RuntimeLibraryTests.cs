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
    [InlineData("return NegativeElbo.Compute(NegativeLogLikelihood.BernoulliLogits(recon, x), KlDivergence.ToStandardNormal(mu, logvar), 4.0).Loss;")]
    [InlineData("return NegativeElbo.Bernoulli(recon, x, mu, logvar).Loss;")]
    [InlineData("return (NegativeLogLikelihood.BernoulliLogits(recon, x, batchDims: 2) + KlDivergence.ToStandardNormal(mu, logvar, batchDims: 2)).sum();")]
    [InlineData("var z = Posterior.Reparameterize(mu, logvar); return (NegativeLogLikelihood.SquaredError(recon, x) + KlDivergence.MonteCarlo(LogDensity.Normal(z, mu, logvar), LogDensity.StandardNormal(z))).mean();")]
    public void Right_losses_are_silent(string statements) => Verdict(statements);

    [Theory]
    [InlineData("BernoulliLogits(recon, x)")]
    [InlineData("BernoulliProbabilities(recon, x)")]
    [InlineData("Gaussian(recon, x, 0.1)")]
    [InlineData("GaussianLogVariance(recon, logvar, x)")]
    [InlineData("GaussianOptimalVariance(recon, x)")]
    [InlineData("SquaredError(recon, x)")]
    [InlineData("Laplace(recon, x)")]
    [InlineData("Categorical(recon, x, classDim: 1)")]
    [InlineData("Poisson(recon, x)")]
    [InlineData("NegativeBinomial(recon, mu, x)")]
    [InlineData("ZeroInflatedNegativeBinomial(recon, mu, logvar, x)")]
    public void Every_likelihood_is_summed_over_its_event(string call)
    {
        Verdict($"return NegativeLogLikelihood.{call}.mean() + {LossSource.Kl}.sum(1).mean();");
        Verdict($"return NegativeLogLikelihood.{call}.mean() + {LossSource.Kl}.{{|VAE002:mean()|}};").States("VAE002", "1/L");
    }

    [Theory]
    [InlineData("ToStandardNormal(mu, logvar)")]
    [InlineData("Normal(mu, logvar, priorMean, priorLogVariance)")]
    [InlineData("Categorical(mu)")]
    [InlineData("Bernoulli(mu, priorMean)")]
    [InlineData("Between(distributions.Normal(mu, logvar), distributions.Normal(priorMean, priorLogVariance))")]
    [InlineData("MonteCarlo(LogDensity.Normal(mu, priorMean, priorLogVariance), LogDensity.StandardNormal(mu))")]
    public void Every_divergence_is_summed_over_the_latents(string call)
    {
        Verdict($"return F.mse_loss(recon, x, reduction: Reduction.Sum) / x.shape[0] + KlDivergence.{call}.mean();", Prior);
        Verdict($"return F.{{|VAE001:mse_loss(recon, x)|}} + KlDivergence.{call}.mean();", Prior);
    }

    [Theory]
    [InlineData("ToStandardNormalPerDimension(mu, logvar)")]
    [InlineData("NormalPerDimension(mu, logvar, priorMean, priorLogVariance)")]
    [InlineData("CategoricalPerDimension(mu)")]
    [InlineData("BernoulliPerDimension(mu, priorMean)")]
    [InlineData("BetweenPerDimension(distributions.Normal(mu, logvar), distributions.Normal(priorMean, priorLogVariance))")]
    public void A_divergence_per_dimension_is_not(string call)
    {
        Verdict($"return NegativeLogLikelihood.BernoulliLogits(recon, x).mean() + KlDivergence.{call}.sum(1).mean();", Prior);
        Verdict($"return NegativeLogLikelihood.BernoulliLogits(recon, x).mean() + KlDivergence.{call}.{{|VAE002:mean()|}};", Prior).States("VAE002", "1/L");
    }

    [Theory]
    [InlineData("var z = Posterior.{|VAE102:Reparameterize(mu, logvar)|}; ", "0.5 * ((2 * logvar).exp() + mu.pow(2) - 1 - 2 * logvar)", "VAE102")]
    [InlineData("var z = Posterior.Reparameterize(mu, logvar); ", "-0.5 * (1 + logvar - logvar.exp())", "VAE101")]
    public void A_sample_of_the_library_says_what_the_posterior_is(string sample, string kl, string id) =>
        Verdict($"{sample} return NegativeLogLikelihood.SquaredError(decoder.call(z), x).mean() + ({kl}).{(id == "VAE101" ? "{|VAE101:sum(1)|}" : "sum(1)")}.mean();", "Linear decoder");

    [Theory]
    [InlineData("Posterior.Reparameterize(mu, logvar)")]
    [InlineData("Posterior.ReparameterizeMany(mu, logvar, 8)")]
    public void A_right_sample_of_the_library(string sample) =>
        Verdict($"var z = {sample}; return NegativeLogLikelihood.SquaredError(decoder.call(z), x).mean() + {LossSource.Kl}.sum(1).mean();", "Linear decoder");

    [Fact]
    public void An_objective_of_a_likelihood_that_is_averaged_over_the_event() =>
        Verdict("return NegativeElbo.Compute(F.binary_cross_entropy_with_logits(recon, x, reduction: Reduction.None).{|VAE001:mean([1])|}, KlDivergence.ToStandardNormal(mu, logvar)).Loss;")
            .States("VAE001", "D");

    [Fact]
    public void Free_bits_of_each_dimension_are_summed() =>
        Verdict("return F.{|VAE001:mse_loss(recon, x)|} + FreeBits.PerDimension(KlDivergence.ToStandardNormalPerDimension(mu, logvar), 0.5).mean();");

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

    private const string Prior = "Tensor priorMean, Tensor priorLogVariance";

    private static LossVerdict Verdict(string statements, string parameters = "") => LossVerdict.Of("using VaeLint;\n" + LossSource.Plain(statements, parameters), Runtime);
}
