using TorchSharp;
using VaeLint.Runtime.Tests.Infrastructure;
using VaeLint.Runtime.Tests.Vectors;
using static TorchSharp.torch;
using static VaeLint.Runtime.Tests.Infrastructure.TensorValues;

namespace VaeLint.Runtime.Tests.Objectives;

public sealed class NegativeElboTests : TorchTest
{
    [Theory]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.Float32)]
    public void Reference_record_E01(ScalarType type)
    {
        var record = LossVectors.Get("E-01");

        using var elbo = NegativeElbo.Bernoulli(record.Input("logits", type), record.Input("x", type), record.Input("mu", type), record.Input("logvar", type));

        record.AssertEqual("per_sample", elbo.PerSample);
        record.AssertEqual("batch_mean", elbo.Loss);
        Assert.Equal(record.Expected("recon").Average(), ReadOne(elbo.Reconstruction), 1e-6);
        Assert.Equal(record.Expected("kl").Average(), ReadOne(elbo.Kl), 1e-6);
        record.AssertEqual("bits_per_dim", VaeLint.Diagnostics.BitsPerDimension(elbo.PerSample, 4).mean());
    }

    [Theory]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.Float32)]
    public void Reference_record_E02(ScalarType type)
    {
        var record = LossVectors.Get("E-02");
        var (output, target, mean, logVariance) = (record.Input("x_hat", type), record.Input("x", type), record.Input("mu", type), record.Input("logvar", type));
        var withoutConstants = NegativeLogLikelihood.Gaussian(output, target, includeConstants: false);

        using var elbo = NegativeElbo.Gaussian(output, target, 1.0, mean, logVariance);
        using var unnormalized = NegativeElbo.Compute(withoutConstants, KlDivergence.ToStandardNormal(mean, logVariance));
        using var learned = NegativeElbo.GaussianLogVariance(output, zeros(1, dtype: type), target, mean, logVariance);

        record.AssertEqual("with_constant_batch_mean", elbo.Loss);
        record.AssertEqual("with_constant_batch_mean", learned.Loss);
        record.AssertEqual("per_sample", unnormalized.PerSample);
        record.AssertEqual("batch_mean", unnormalized.Loss);
    }

    [Fact]
    public void Decoders_pass_on_their_numbers()
    {
        var (output, target, mean, logVariance, mask) = (rand(4, 3), rand(4, 3), randn(4, 2), randn(4, 2), tensor(new float[] { 1, 0, 1, 1 }));
        var kl = Read(KlDivergence.ToStandardNormal(mean, logVariance));
        var spread = tensor(0.3f);

        AssertSamples(NegativeElbo.Bernoulli(output, target, mean, logVariance, 2.5, mask), NegativeLogLikelihood.BernoulliLogits(output, target, mask));
        AssertSamples(NegativeElbo.Gaussian(output, target, 0.2, mean, logVariance, 2.5, mask), NegativeLogLikelihood.Gaussian(output, target, 0.2, mask: mask));
        AssertSamples(NegativeElbo.GaussianLogVariance(output, spread, target, mean, logVariance, 2.5, mask), NegativeLogLikelihood.GaussianLogVariance(output, spread, target, mask: mask));

        void AssertSamples(NegativeElbo elbo, Tensor reconstruction)
        {
            Assert.Equal(2.5, elbo.Beta);
            Assert.Equal(Read(reconstruction).Zip(kl, (nll, divergence) => nll + (2.5 * divergence)), Read(elbo.PerSample), (left, right) => Math.Abs(left - right) <= 1e-5 * Math.Max(1, Math.Abs(left)));
        }
    }

    [Fact]
    public void Loss_is_the_mean_of_the_samples_with_the_weighted_KL()
    {
        using var elbo = NegativeElbo.Compute(Vector(1, 2, 6), Vector(0.5, 1.5, 1), beta: 4);

        Assert.Equal([3.0, 8.0, 10.0], Read(elbo.PerSample));
        Assert.Equal(7.0, ReadOne(elbo.Loss), 1e-15);
        Assert.Equal(3.0, ReadOne(elbo.Reconstruction), 1e-15);
        Assert.Equal(1.0, ReadOne(elbo.Kl), 1e-15);
        Assert.Equal(4.0, elbo.Beta);
    }

    [Fact]
    public void Several_KLs_are_added_and_draws_are_averaged()
    {
        using var elbo = NegativeElbo.Compute(tensor(new[,] { { 1.0, 2.0 }, { 3.0, 6.0 } }), [ones(2, 2), full(2, 2, 0.5)], beta: 2);

        Assert.Equal([4.0, 5.0, 6.0, 9.0], Read(elbo.PerSample));
        Assert.Equal(6.0, ReadOne(elbo.Loss));
        Assert.Equal(1.5, ReadOne(elbo.Kl));
    }

    [Fact]
    public void Only_the_loss_has_gradients_and_they_are_1_over_B_and_beta_over_B()
    {
        var (nll, kl) = (rand(4).requires_grad_(), rand(4).requires_grad_());

        using var elbo = NegativeElbo.Compute(nll, kl, beta: 3);
        elbo.Loss.backward();

        Assert.All(Read(nll.grad!), slope => Assert.Equal(0.25, slope));
        Assert.All(Read(kl.grad!), slope => Assert.Equal(0.75, slope));
        Assert.True(elbo.Loss.requires_grad);
        Assert.False(elbo.Reconstruction.requires_grad || elbo.Kl.requires_grad || elbo.PerSample.requires_grad);
    }

    [Theory]
    [InlineData(ScalarType.Float16, ScalarType.Float32)]
    [InlineData(ScalarType.BFloat16, ScalarType.Float32)]
    [InlineData(ScalarType.Float64, ScalarType.Float64)]
    public void Everything_has_the_wider_type(ScalarType input, ScalarType result)
    {
        using var elbo = NegativeElbo.Compute(ones(3), ones(3, dtype: input));

        Assert.All([elbo.Loss, elbo.Reconstruction, elbo.Kl, elbo.PerSample], part => Assert.Equal(result, part.dtype));
    }

    [Fact]
    public void Metrics_are_the_numbers_of_the_parts()
    {
        using var elbo = NegativeElbo.Compute(Vector(1, 2, 6).requires_grad_(), Vector(0.5, 1.5, 1), beta: 4);

        var metrics = elbo.ReadMetrics();

        Assert.Equal(new ElboMetrics(7, 3, 1, 4), metrics);
        Assert.Equal(4.0, metrics.UnweightedLoss);
        Leaks.AssertOnlyResultsSurvive(0, () => elbo.ReadMetrics());
    }

    [Fact]
    public void Dispose_frees_its_four_tensors_and_nothing_of_the_caller()
    {
        var (nll, kl) = (rand(4), rand(4));
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var before = Tensor.TotalCount;

        var elbo = NegativeElbo.Compute(nll, kl);
        Assert.Equal(4, Tensor.TotalCount - before);
        elbo.Dispose();
        elbo.Dispose();

        Assert.Equal(0, Tensor.TotalCount - before);
        Assert.False(nll.IsInvalid || kl.IsInvalid);
        Assert.Throws<ObjectDisposedException>(() => elbo.Loss);
        Assert.Throws<ObjectDisposedException>(() => elbo.ReadMetrics());
    }

    [Fact]
    public void A_dispose_scope_frees_it_as_well_in_any_order()
    {
        NegativeElbo outlives;
        using (var scope = NewDisposeScope())
        {
            using (NegativeElbo.Compute(rand(4), rand(4)))
            {
                Assert.Equal(6, scope.DisposablesCount);
            }

            Assert.Equal(2, scope.DisposablesCount);
            outlives = NegativeElbo.Compute(rand(4), rand(4));
        }

        Assert.True(outlives.Loss.IsInvalid);
        outlives.Dispose();
    }

    [Fact]
    public void Backward_works_after_the_objective_was_disposed_of_its_parts()
    {
        var mean = zeros(2, 3).requires_grad_();
        using (var elbo = NegativeElbo.Bernoulli(zeros(2, 4), ones(2, 4), mean + 1, zeros(2, 3)))
        {
            elbo.Loss.backward();
        }

        Assert.All(Read(mean.grad!), slope => Assert.Equal(0.5, slope));
    }

    [Fact]
    public void The_gradient_has_a_gradient()
    {
        var mean = randn(2, 3, dtype: ScalarType.Float64).requires_grad_();
        using var elbo = NegativeElbo.Bernoulli(mean * 2, rand(2, 3, dtype: ScalarType.Float64), mean, zeros(2, 3), secondOrder: true);
        var slope = autograd.grad([elbo.Loss], [mean], retain_graph: true, create_graph: true)[0];

        var curvature = autograd.grad([slope.sum()], [mean])[0];

        var probability = (mean * 2).sigmoid();
        Assert.Equal(Read(((probability * (1 - probability) * 4) + 1) / 2), Read(curvature), (left, right) => Math.Abs(left - right) < 1e-12);
    }
}
