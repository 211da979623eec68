using TorchSharp;
using VaeLint.Runtime.Tests.Infrastructure;
using static TorchSharp.torch;

namespace VaeLint.Runtime.Tests.Losses;

/// <summary>What the likelihoods say about arguments that cannot be right.</summary>
public sealed class ErrorTests : TorchTest
{
    private const string Prefix = "NegativeLogLikelihood.";

    public static TheoryData<string> Names => LossCase.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Shapes_that_would_broadcast_are_an_error(string name)
    {
        var loss = LossCase.Get(name);
        var inputs = loss.Inputs(4, 3);
        inputs[^1] = inputs[^1][.., ..1];

        var error = Assert.Throws<ShapeException>(() => loss.Value(inputs));

        Assert.Equal("target", error.TensorName);
        Assert.Equal([4, 1], error.Actual);
        Assert.StartsWith(Prefix + name + ": target is [4, 1], ", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_empty_batch_is_an_error(string name)
    {
        var error = Assert.Throws<ShapeException>(() => LossCase.Get(name).Value(LossCase.Get(name).Inputs(0, 3)));

        Assert.Equal(0, error.Axis);
        Assert.Contains("the batch is empty", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Batch_axes_that_are_not_there_are_an_error(string name)
    {
        var loss = LossCase.Get(name);
        var inputs = loss.Inputs(2, 3);

        Assert.Throws<ArgumentOutOfRangeException>(() => loss.Value(inputs, batchDims: -1));
        Assert.Contains("batchDims: 4 needs at least 4 axes", Assert.Throws<ShapeException>(() => loss.Value(inputs, batchDims: 4)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_missing_argument_is_named(string name)
    {
        var loss = LossCase.Get(name);
        for (var position = 0; position < loss.Inputs(2, 3).Length; position++)
        {
            var inputs = loss.Inputs(2, 3);
            inputs[position] = null!;
            Assert.NotNull(Assert.Throws<ArgumentNullException>(() => loss.Value(inputs)).ParamName);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Targets_on_another_device_are_an_error(string name)
    {
        var loss = LossCase.Get(name);
        var inputs = loss.Inputs(2, 3);
        inputs[^1] = inputs[^1].to(DeviceType.META);

        var error = Assert.Throws<ArgumentException>(() => loss.Value(inputs));

        Assert.StartsWith(Prefix + name + ": target is on meta", error.Message, StringComparison.Ordinal);
        Assert.Contains(" is on cpu. Use target.to(", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Uint8_targets_are_an_error_where_an_image_is_meant()
    {
        var output = zeros(1, 2);
        var target = zeros(1, 2, dtype: ScalarType.Byte);
        const string Message = ": target is uint8, an image of 0 to 255: convert with target.to_type(torch.float32) / 255.";

        Assert.Equal(Prefix + "BernoulliLogits" + Message, Error(() => NegativeLogLikelihood.BernoulliLogits(output, target)));
        Assert.Equal(Prefix + "BernoulliProbabilities" + Message, Error(() => NegativeLogLikelihood.BernoulliProbabilities(output, target)));
        Assert.Equal(Prefix + "Gaussian" + Message, Error(() => NegativeLogLikelihood.Gaussian(output, target)));
        Assert.Equal(Prefix + "GaussianLogVariance" + Message, Error(() => NegativeLogLikelihood.GaussianLogVariance(output, output, target)));
        Assert.Equal(Prefix + "GaussianOptimalVariance" + Message, Error(() => NegativeLogLikelihood.GaussianOptimalVariance(output, target)));
        Assert.Equal(Prefix + "SquaredError" + Message, Error(() => NegativeLogLikelihood.SquaredError(output, target)));
        Assert.Equal(Prefix + "Laplace" + Message, Error(() => NegativeLogLikelihood.Laplace(output, target)));
    }

    [Fact]
    public void One_target_for_many_samples_is_expanded_by_the_caller()
    {
        var logits = randn(5, 2, 3, ScalarType.Float64);
        var target = rand(2, 3, ScalarType.Float64);

        Assert.Equal(
            Prefix + "BernoulliLogits: target is [2, 3], logits is [5, 2, 3]; they would broadcast to [5, 2, 3]. logits holds 5 for each of target; use target.expand(5, 2, 3).",
            Error(() => NegativeLogLikelihood.BernoulliLogits(logits, target, batchDims: 2)));
        Assert.Equal(
            Prefix + "BernoulliLogits: target is [2, 3], logits is [5, 2, 3]; they would broadcast to [5, 2, 3]. logits holds 5 for each of target: swapped arguments, or use target.expand(5, 2, 3) with batchDims: 2.",
            Error(() => NegativeLogLikelihood.BernoulliLogits(logits, target)));
        Assert.Equal([5, 2], NegativeLogLikelihood.BernoulliLogits(logits, target.expand(5, 2, 3), batchDims: 2).shape);
        Assert.Equal(
            Prefix + "Categorical: target is [2, 3], logits is [5, 2, 3, 4] with 4 classes on axis 3: logits holds 5 for each of target; use target.expand(5, 2, 3).",
            Error(() => NegativeLogLikelihood.Categorical(zeros(5, 2, 3, 4), zeros(2, 3, dtype: ScalarType.Int64), -1, batchDims: 2)));
    }

    [Theory]
    [InlineData(0.0, "0")]
    [InlineData(-1.5, "-1.5")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    public void Scales_are_positive_numbers(double value, string text)
    {
        Assert.Equal(Prefix + $"Gaussian: standardDeviation is {text}; it must be finite and greater than 0.", OutOfRange(() => NegativeLogLikelihood.Gaussian(zeros(1), zeros(1), value)));
        Assert.Equal(Prefix + $"Laplace: scale is {text}; it must be finite and greater than 0.", OutOfRange(() => NegativeLogLikelihood.Laplace(zeros(1), zeros(1), value)));
    }

    [Fact]
    public void The_smallest_standard_deviation_is_not_negative() =>
        Assert.Equal(
            Prefix + "GaussianOptimalVariance: minimumStandardDeviation is -0.1; it must be finite and at least 0.",
            OutOfRange(() => NegativeLogLikelihood.GaussianOptimalVariance(zeros(1), zeros(1), -0.1)));

    [Theory]
    [InlineData(new long[] { 3, 1 })]
    [InlineData(new long[] { 5, 2, 3 })]
    [InlineData(new long[] { 4 })]
    public void A_log_variance_or_dispersion_never_enlarges_the_target(long[] shape)
    {
        var output = ones(2, 3);

        Assert.Equal("logVariance", Assert.Throws<ShapeException>(() => NegativeLogLikelihood.GaussianLogVariance(output, ones(shape), output)).TensorName);
        Assert.Equal("inverseDispersion", Assert.Throws<ShapeException>(() => NegativeLogLikelihood.NegativeBinomial(output, ones(shape), output)).TensorName);
        Assert.Equal("inverseDispersion", Assert.Throws<ShapeException>(() => NegativeLogLikelihood.ZeroInflatedNegativeBinomial(output, ones(shape), output, output)).TensorName);
    }

    [Fact]
    public void Zero_logits_have_the_shape_of_the_mean() =>
        Assert.Equal("zeroLogits", Assert.Throws<ShapeException>(() => NegativeLogLikelihood.ZeroInflatedNegativeBinomial(ones(2, 3), ones(3), ones(3), ones(2, 3))).TensorName);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_decoder_output_is_floating_point(string name)
    {
        var loss = LossCase.Get(name);
        var inputs = loss.Inputs(4, 3);
        inputs[0] = inputs[0].to_type(ScalarType.Int64);

        var error = Assert.Throws<ArgumentException>(() => loss.Value(inputs));

        Assert.Matches($"^{Prefix}{name}: (\\w+) is int64; what a network puts out is floating-point. Look for swapped arguments, or use \\1.to_type\\(torch.float32\\).$", error.Message);
    }

    [Fact]
    public void Nothing_is_complex()
    {
        var (real, complex) = (zeros(2, 3), zeros(2, 3, dtype: ScalarType.ComplexFloat32));
        const string Text = " is complex64; likelihoods and divergences are of real numbers. Use torch.view_as_real(";

        Assert.Equal(Prefix + "Gaussian: mean" + Text + "mean), whose last axis holds both parts.", Assert.Throws<ArgumentException>(() => NegativeLogLikelihood.Gaussian(complex, real)).Message);
        Assert.StartsWith(Prefix + "Gaussian: target" + Text, Assert.Throws<ArgumentException>(() => NegativeLogLikelihood.Gaussian(real, complex)).Message, StringComparison.Ordinal);
        Assert.StartsWith(Prefix + "Gaussian: mask" + Text, Assert.Throws<ArgumentException>(() => NegativeLogLikelihood.Gaussian(real, real, mask: complex)).Message, StringComparison.Ordinal);
        Assert.StartsWith(Prefix + "GaussianLogVariance: logVariance" + Text, Assert.Throws<ArgumentException>(() => NegativeLogLikelihood.GaussianLogVariance(real, complex, real)).Message, StringComparison.Ordinal);
        Assert.StartsWith("KlDivergence.Normal: priorMean" + Text, Assert.Throws<ArgumentException>(() => KlDivergence.Normal(real, real, complex, real)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Class_targets_that_are_no_indices()
    {
        var logits = zeros(2, 3, 4);

        Assert.Equal(
            Prefix + "Categorical: target is [2, 3, 4], logits is [2, 3, 4] with 4 classes on axis 2: one value per class where class indices [2, 3] are expected; use target.argmax(2).",
            Error(() => NegativeLogLikelihood.Categorical(logits, zeros(2, 3, 4), -1)));
        Assert.Equal(
            Prefix + "Categorical: target is [2, 4], logits is [2, 3, 4] with 4 classes on axis 2: it fits with classDim: 1.",
            Error(() => NegativeLogLikelihood.Categorical(logits, zeros(2, 4, dtype: ScalarType.Int64), 2)));
        Assert.Equal(
            Prefix + "Categorical: target is float32; class indices are integers. Use target.to_type(torch.int64).",
            Error(() => NegativeLogLikelihood.Categorical(logits, zeros(2, 3), 2)));
        Assert.Equal(
            Prefix + "Categorical: logits is [2, 0] with no classes on axis 1. Give the last layer one output per class.",
            Error(() => NegativeLogLikelihood.Categorical(zeros(2, 0), zeros(2, dtype: ScalarType.Int64), 1)));
        Assert.Equal(
            Prefix + "Categorical: classDim is 0, logits is [2, 3, 4] with batchDims 1: the class axis is an axis after the batch. Classes on the last axis: classDim: -1.",
            OutOfRange(() => NegativeLogLikelihood.Categorical(logits, zeros(3, 4, dtype: ScalarType.Int64), 0)));
        Assert.Equal(
            Prefix + "Categorical: classDim is 1, logits is [2] with batchDims 1: the class axis is an axis after the batch.",
            OutOfRange(() => NegativeLogLikelihood.Categorical(zeros(2), zeros(2, dtype: ScalarType.Int64), 1)));
    }

    [Fact]
    public void Masks_on_another_device_are_an_error() =>
        Assert.StartsWith(
            Prefix + "SquaredError: mask is on meta",
            Error(() => NegativeLogLikelihood.SquaredError(zeros(2, 3), zeros(2, 3), zeros(2, 3, device: new Device(DeviceType.META)))),
            StringComparison.Ordinal);

    private static string Error(Func<object> call) => Assert.ThrowsAny<ArgumentException>(() => call()).Message;

    private static string OutOfRange(Func<object> call) => Assert.Throws<ArgumentOutOfRangeException>(() => call()).Message;
}
