using TorchSharp;
using VaeLint.Runtime.Tests.Infrastructure;
using static TorchSharp.torch;

namespace VaeLint.Runtime.Tests.Objectives;

/// <summary>What is reduced too far, and what not far enough, is said in words.</summary>
public sealed class NegativeElboErrorTests : TorchTest
{
    [Theory]
    [InlineData(new long[0], new long[] { 128 }, "nll", "reconstruction is a scalar, kl is [128]. The reconstruction is already reduced; pass one value per sample.")]
    [InlineData(new long[] { 128 }, new long[0], "kl", "reconstruction is [128], kl is a scalar. The kl is already reduced; pass one value per sample.")]
    [InlineData(new long[0], new long[0], "nll", "reconstruction is a scalar, kl is a scalar. Both are already reduced; pass one value per sample.")]
    [InlineData(new long[] { 128 }, new long[] { 128, 20 }, "kl", "reconstruction is [128], kl is [128, 20]. The kl still has its latent axes; use kl.sum(1L).")]
    [InlineData(new long[] { 128 }, new long[] { 128, 4, 7, 7 }, "kl", "reconstruction is [128], kl is [128, 4, 7, 7]. The kl still has its latent axes; use kl.flatten(1).sum(1L).")]
    [InlineData(new long[] { 128, 1, 28, 28 }, new long[] { 128 }, "nll", "reconstruction is [128, 1, 28, 28], kl is [128]. The reconstruction still has its event axes; use nll.flatten(1).sum(1L).")]
    [InlineData(new long[] { 128, 784 }, new long[] { 128, 20 }, "nll", "reconstruction is [128, 784], kl is [128, 20]. Both need one value for each sample of the same batch.")]
    [InlineData(new long[] { 5, 128 }, new long[] { 128 }, "nll", "reconstruction is [5, 128], kl is [128]. There are 5 draws per sample and one KL for all; use kl.expand_as(nll).")]
    [InlineData(new long[] { 128 }, new long[] { 64 }, "nll", "reconstruction is [128], kl is [64]. Both need one value for each sample of the same batch.")]
    [InlineData(new long[] { 128, 3, 4 }, new long[] { 128, 3, 4 }, "nll", "reconstruction is [128, 3, 4], kl is [128, 3, 4]. Both still have event or latent axes; sum all axes after the batch.")]
    public void Wrong_shapes(long[] nll, long[] kl, string blamed, string message)
    {
        var error = Assert.Throws<ShapeException>(() => NegativeElbo.Compute(zeros(nll), zeros(kl)));

        Assert.Equal("NegativeElbo.Compute: " + message, error.Message);
        Assert.Equal(blamed, error.TensorName);
    }

    [Theory]
    [InlineData(new long[] { 4, 10 }, "they are of 5 and 4 samples. Pass the posterior of the batch that was decoded.")]
    [InlineData(new long[] { 3, 5, 10 }, "they are of 5 and 3 samples. {0} holds 3 draws per sample; use NegativeElbo.Compute with batchDims: 2 in the likelihood and mean.expand in the KL.")]
    public void A_posterior_of_another_batch_is_told_by_the_names_of_the_call(long[] shape, string problem)
    {
        var (output, posterior) = (zeros(shape), zeros(5, 2));
        var start = "mean is [5, 2], {0} is [" + string.Join(", ", shape) + "]: " + problem;

        Assert.Equal("NegativeElbo.Bernoulli: " + string.Format(null, start, "logits"), Assert.Throws<ShapeException>(() => NegativeElbo.Bernoulli(output, output, posterior, posterior)).Message);
        Assert.Equal("NegativeElbo.Gaussian: " + string.Format(null, start, "reconstruction"), Assert.Throws<ShapeException>(() => NegativeElbo.Gaussian(output, output, 1, posterior, posterior)).Message);
        Assert.Equal(
            "NegativeElbo.GaussianLogVariance: " + string.Format(null, start, "reconstruction"),
            Assert.Throws<ShapeException>(() => NegativeElbo.GaussianLogVariance(output, output, output, posterior, posterior)).Message);
    }

    [Fact]
    public void Both_terms_are_on_one_device() =>
        Assert.Equal(
            "NegativeElbo.Compute: kl is on meta, nll is on cpu. Use kl.to(nll.device).",
            Assert.Throws<ArgumentException>(() => NegativeElbo.Compute(zeros(4), zeros(4, device: torch.device("meta")))).Message);

    [Theory]
    [InlineData(new long[] { 128, 20 })]
    [InlineData(new long[] { 128, 4, 7, 7 })]
    public void The_suggested_sum_gives_one_value_per_sample(long[] shape)
    {
        var kl = ones(shape);

        using var elbo = NegativeElbo.Compute(zeros(128), shape.Length == 2 ? kl.sum(1L) : kl.flatten(1).sum(1L));

        Assert.Equal([128], elbo.PerSample.shape);
        Assert.Equal(shape.Skip(1).Aggregate(1L, (product, size) => product * size), elbo.Kl.item<float>());
    }

    [Fact]
    public void Other_arguments()
    {
        Assert.Equal(
            "NegativeElbo.Compute: reconstruction is [4], kls[1] is [4, 3]. The kls[1] still has its latent axes; use kls[1].sum(1L).",
            Assert.Throws<ShapeException>(() => NegativeElbo.Compute(zeros(4), [zeros(4), zeros(4, 3)])).Message);
        Assert.StartsWith(
            "NegativeElbo.Compute: kls is empty. Pass at least one KL, for example KlDivergence.ToStandardNormal(mean, logVariance).",
            Assert.Throws<ArgumentException>(() => NegativeElbo.Compute(zeros(4), [])).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "NegativeElbo.Compute: beta is -0.5; it must be finite and at least 0.",
            Assert.Throws<ArgumentOutOfRangeException>(() => NegativeElbo.Compute(zeros(4), zeros(4), -0.5)).Message,
            StringComparison.Ordinal);
        Assert.Contains("the batch is empty", Assert.Throws<ShapeException>(() => NegativeElbo.Compute(zeros(0), zeros(0))).Message, StringComparison.Ordinal);
        Assert.Equal("kl", Assert.Throws<ArgumentNullException>(() => NegativeElbo.Compute(zeros(4), (Tensor)null!)).ParamName);
        Assert.Equal("kls[0]", Assert.Throws<ArgumentNullException>(() => NegativeElbo.Compute(zeros(4), [null!])).ParamName);
    }
}
