using TorchSharp;
using VaeLint.Runtime.Tests.Infrastructure;
using VaeLint.Runtime.Tests.Vectors;
using static TorchSharp.torch;
using static VaeLint.Runtime.Tests.Infrastructure.TensorValues;

namespace VaeLint.Runtime.Tests.Objectives;

public sealed class FreeBitsTests : TorchTest
{
    [Theory]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.Float32)]
    public void Reference_record_E03(ScalarType type)
    {
        var record = LossVectors.Get("E-03");
        var kl = record.Input("kl", type);
        var lambda = record.Number("lam");

        record.AssertEqual("a", FreeBits.PerDimension(kl, lambda).mean());
        record.AssertEqual("b", FreeBits.PerSample(kl, lambda).mean());
        record.AssertEqual("c", FreeBits.PerSample(kl.sum(1L), 3 * lambda).mean());
        record.AssertEqual("d", FreeBits.PerDimension(kl.sum(1L), 3 * lambda).mean());
        Assert.Equal([4], FreeBits.PerDimension(kl, lambda).shape);
    }

    [Fact]
    public void Reference_record_G11()
    {
        var record = LossVectors.Get("G-11");

        var gradient = Gradients.Backward(inputs => FreeBits.PerDimension(inputs[0], record.Number("lam")).mean(), record.Input("kl"))[0];

        record.AssertEqual("d_kl", gradient);
    }

    [Fact]
    public void The_bound_takes_the_place_of_the_KL_in_the_negative_ELBO()
    {
        var record = LossVectors.Get("E-03");
        var kl = record.Input("kl").requires_grad_();

        using var elbo = NegativeElbo.Compute(Vector(1, 2, 3, 4), FreeBits.PerDimension(kl, 0.5), beta: 2);
        elbo.Loss.backward();

        Assert.Equal(2.5 + (2 * 2.4), ReadOne(elbo.Loss), 1e-14);
        Assert.Equal([0, 0.5, 0, 0, 0.5, 0, 0, 0.5, 0, 0, 0.5, 0], Read(kl.grad!));
    }

    [Fact]
    public void Groups_are_bounded_by_their_own_total()
    {
        var kl = LossVectors.Get("E-03").Input("kl");
        var parts = kl.split([2L, 1L], 1);

        var bounded = FreeBits.PerGroup([parts[0], parts[1].squeeze(1)], 0.6);

        Assert.Equal([4], bounded.shape);
        Assert.Equal(Math.Max(0.6, (1.52 + 1.0 + 2.1 + 1.14) / 4) + Math.Max(0.6, 0.4), ReadOne(bounded.mean()), 1e-14);
        var slopes = Gradients.Backward(inputs => FreeBits.PerGroup([inputs[0], inputs[1]], 0.6).mean(), parts[0], parts[1]);
        Assert.All(Read(slopes[0]), slope => Assert.Equal(0.25, slope));
        Assert.All(Read(slopes[1]), slope => Assert.Equal(0.0, slope));
    }

    [Fact]
    public void The_mean_of_random_batches_is_the_formula() =>
        Properties.Check(1, [2, 3, 4], values =>
        {
            var kl = values.square();
            var numbers = Read(kl);
            var expected = Enumerable.Range(0, 4).Sum(latent => Math.Max(0.3, Enumerable.Range(0, 6).Average(sample => numbers[(sample * 4) + latent])));

            Assert.Equal(expected, ReadOne(FreeBits.PerDimension(kl, 0.3, batchDims: 2).mean()), 1e-12);
            Assert.Equal([2, 3], FreeBits.PerDimension(kl, 0.3, batchDims: 2).shape);
            Assert.Equal(numbers.Chunk(4).Average(sample => sample.Sum(value => Math.Max(0.3, value))), ReadOne(FreeBits.PerSample(kl, 0.3, batchDims: 2).mean()), 1e-12);
            Assert.Equal(numbers.Average() * 4, ReadOne(FreeBits.PerDimension(kl, 0, batchDims: 2).mean()), 1e-12);
        });

    [Fact]
    public void A_NaN_is_not_hidden_by_the_bound()
    {
        var kl = tensor(new[,] { { double.NaN, 1.0 }, { 0.0, 1.0 } });

        Assert.Equal(double.NaN, ReadOne(FreeBits.PerDimension(kl, 0.5).mean()));
        Assert.Equal([double.NaN, 1.5], Read(FreeBits.PerSample(kl, 0.5)));
        Assert.Equal([0.0, 0.0], Read(FreeBits.PerDimension(zeros(2, 0), 0.5)));
    }

    [Fact]
    public void Wrong_arguments_are_named()
    {
        Assert.StartsWith("FreeBits.PerDimension: lambda is -1; it must be finite and at least 0.", Assert.Throws<ArgumentOutOfRangeException>(() => FreeBits.PerDimension(zeros(2, 2), -1)).Message, StringComparison.Ordinal);
        Assert.Equal("kl", Assert.Throws<ShapeException>(() => FreeBits.PerSample(tensor(1.0), 1)).TensorName);
        Assert.StartsWith("FreeBits.PerGroup: groups is empty.", Assert.Throws<ArgumentException>(() => FreeBits.PerGroup([], 1)).Message, StringComparison.Ordinal);
        Assert.Equal("FreeBits.PerGroup: groups[1] is [3], groups[0] is [2, 5]. All need the same batch axes.", Assert.Throws<ShapeException>(() => FreeBits.PerGroup([zeros(2, 5), zeros(3)], 1)).Message);
    }
}
