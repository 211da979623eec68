using TorchSharp;
using VaeLint.Runtime.Tests.Infrastructure;
using VaeLint.Runtime.Tests.Vectors;
using static TorchSharp.torch;
using static VaeLint.Runtime.Tests.Infrastructure.TensorValues;

namespace VaeLint.Runtime.Tests.Objectives;

public sealed class ImportanceWeightedTests : TorchTest
{
    [Theory]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.Float32)]
    public void Reference_record_E07(ScalarType type)
    {
        var record = LossVectors.Get("E-07");
        var logWeights = record.Input("log_w", type).transpose(0, 1);

        record.AssertEqual("iwae", ImportanceWeighted.Bound(logWeights));
        Assert.Equal(-record.Expected("iwae").Average(), ReadOne(ImportanceWeighted.Loss(logWeights)), 1e-4);
        record.AssertEqual("weights", Gradients.Backward(inputs => ImportanceWeighted.Bound(inputs[0]), logWeights)[0].transpose(0, 1));
    }

    [Fact]
    public void Reference_record_G06()
    {
        var record = LossVectors.Get("G-06");

        record.AssertEqual("d_log_w", Gradients.Backward(inputs => ImportanceWeighted.Bound(inputs[0]), record.Input("log_w").unsqueeze(1))[0]);
        record.AssertEqual("d_log_w", Gradients.Backward(inputs => ImportanceWeighted.Loss(inputs[0]).neg(), record.Input("log_w").unsqueeze(1))[0]);
    }

    [Fact]
    public void The_ELBO_of_the_same_draws_is_never_above_it() =>
        Properties.Check(9, [5, 3], logWeights =>
        {
            var bound = Read(ImportanceWeighted.Bound(logWeights));
            var elbo = Read(logWeights.mean([0L]));
            var largest = Read(logWeights.max(0).values);
            for (var sample = 0; sample < 3; sample++)
            {
                Assert.True(elbo[sample] <= bound[sample] + 1e-13 && bound[sample] <= largest[sample] + 1e-13);
            }
        });

    [Fact]
    public void Draws_in_another_order_and_a_shift_change_nothing_else() =>
        Properties.Check(9, [5, 3], logWeights =>
        {
            var bound = Read(ImportanceWeighted.Bound(logWeights));
            Assert.Equal(bound, Read(ImportanceWeighted.Bound(logWeights.index_select(0, tensor(new long[] { 3, 1, 4, 0, 2 })))), (left, right) => Math.Abs(left - right) < 1e-12);
            Assert.Equal(bound, Read(ImportanceWeighted.Bound(logWeights - 1e4) + 1e4), (left, right) => Math.Abs(left - right) < 1e-10);
        });

    [Fact]
    public void A_single_draw_is_the_ELBO() => Assert.Equal([-3.0, 5.0], Read(ImportanceWeighted.Bound(Row(-3.0, 5.0))));

    [Fact]
    public void Draws_that_explain_nothing_count_as_0_and_extremes_do_not_overflow()
    {
        var impossible = double.NegativeInfinity;

        Assert.Equal([impossible, 2 - Math.Log(2), 1e4 - Math.Log(2), double.NaN], Read(ImportanceWeighted.Bound(tensor(new[,] { { impossible, impossible, 1e4, double.NaN }, { impossible, 2.0, -1e4, 0.0 } }))));
        Assert.Equal(ScalarType.Float32, ImportanceWeighted.Bound(zeros(2, 3, dtype: ScalarType.Float16)).dtype);
    }

    [Fact]
    public void A_sample_that_no_draw_explains_leaves_the_gradients_of_the_others_alone()
    {
        var impossible = double.NegativeInfinity;
        var logWeights = tensor(new[,] { { impossible, 1.0 }, { impossible, 1.0 + Math.Log(3) } }).requires_grad_();

        ImportanceWeighted.Bound(logWeights).sum().backward();

        Assert.Equal([0.0, 0.25, 0.0, 0.75], Read(logWeights.grad!), (left, right) => Math.Abs(left - right) < 1e-14);
    }

    [Theory]
    [InlineData(new long[0], "logWeights is [], it has to be [K, B]: one log-weight per draw and sample. It is already reduced.")]
    [InlineData(new long[] { 64 }, "logWeights is [64], it has to be [K, B]: one log-weight per draw and sample. For a single draw use logWeights.unsqueeze(0).")]
    [InlineData(new long[] { 5, 64, 20 }, "logWeights is [5, 64, 20], it has to be [K, B]: one log-weight per draw and sample. Sum the event and latent axes first, with batchDims: 2.")]
    public void Wrong_shapes(long[] shape, string message)
    {
        Assert.Equal("ImportanceWeighted.Bound: " + message, Assert.Throws<ShapeException>(() => ImportanceWeighted.Bound(zeros(shape))).Message);
        Assert.Equal("ImportanceWeighted.Loss: " + message, Assert.Throws<ShapeException>(() => ImportanceWeighted.Loss(zeros(shape))).Message);
    }
}
