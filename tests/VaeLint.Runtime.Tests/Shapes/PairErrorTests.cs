using TorchSharp;
using VaeLint.Runtime.Tests.Infrastructure;
using VaeLint.Tensors;
using static TorchSharp.torch;

namespace VaeLint.Runtime.Tests.Shapes;

/// <summary>The text of every mistake with two tensors. Sizes are written as in a pattern; a last "i" makes the tensor int64.</summary>
public sealed class PairErrorTests : TorchTest
{
    [Theory]
    [InlineData("a column against a vector", "64", "64 1", "F: target is [64], logits is [64, 1]; they would broadcast to [64, 64]. Use target.unsqueeze(1).")]
    [InlineData("a vector against a column", "64 1", "64", "F: target is [64, 1], logits is [64]; they would broadcast to [64, 64]. Use target.squeeze(1).")]
    [InlineData("images against flat logits", "128 1 28 28", "128 784", "F: target is [128, 1, 28, 28], logits is [128, 784]: same 784 elements per sample; use target.flatten(1).")]
    [InlineData("flat pixels against images", "128 784", "128 1 28 28", "F: target is [128, 784], logits is [128, 1, 28, 28]: same 784 elements per sample; use target.reshape(-1, 1, 28, 28).")]
    [InlineData("a missing channel axis", "64 28 28", "64 1 28 28", "F: target is [64, 28, 28], logits is [64, 1, 28, 28]; they would broadcast to [64, 64, 28, 28]. Use target.unsqueeze(1).")]
    [InlineData("an extra channel axis", "64 1 28 28", "64 28 28", "F: target is [64, 1, 28, 28], logits is [64, 28, 28]; they would broadcast to [64, 64, 28, 28]. Use target.squeeze(1).")]
    [InlineData("an extra axis of size 1 that does not broadcast", "64 3 1", "64 3", "F: target is [64, 3, 1], logits is [64, 3]: an axis of size 1 is too many; use target.squeeze(2).")]
    [InlineData("channels last against channels first", "64 32 32 3", "64 3 32 32", "F: target is [64, 32, 32, 3], logits is [64, 3, 32, 32]: the channels come last; use target.permute(0, 3, 1, 2).")]
    [InlineData("channels first against channels last", "64 3 32 32", "64 32 32 3", "F: target is [64, 3, 32, 32], logits is [64, 32, 32, 3]: the channels come first; use target.permute(0, 2, 3, 1).")]
    [InlineData("height and width exchanged", "64 3 48 32", "64 3 32 48", "F: target is [64, 3, 48, 32], logits is [64, 3, 32, 48]: the same axes in another order; use target.transpose(2, 3).")]
    [InlineData("batch axis second", "20 64", "64 20", "F: target is [20, 64], logits is [64, 20]: the same axes in another order; use target.transpose(0, 1).")]
    [InlineData("three axes rotated", "28 64 3", "64 3 28", "F: target is [28, 64, 3], logits is [64, 3, 28]: the same axes in another order; use target.permute(1, 2, 0).")]
    [InlineData("class indices against one value per class", "64i", "64 10", "F: target is [64], logits is [64, 10]: class indices where one value per class is expected; use torch.nn.functional.one_hot(target, 10).")]
    [InlineData("class indices of an image", "64 28 28i", "64 256 28 28", "F: target is [64, 28, 28], logits is [64, 256, 28, 28]: class indices where one value per class is expected; use torch.nn.functional.one_hot(target, 256).permute(0, 3, 1, 2).")]
    [InlineData("the last, smaller batch against a tensor of a full one", "64 784", "37 784", "F: target is [64, 784], logits is [37, 784]: the batches differ. Where a tensor kept from a full batch met the last, smaller one, use target.narrow(0, 0, 37).")]
    [InlineData("a smaller batch of targets", "37 784", "64 784", "F: target is [37, 784], logits is [64, 784]: the batches differ. Where a tensor kept from a full batch met the last, smaller one, use logits.narrow(0, 0, 37).")]
    [InlineData("another batch, other sizes too", "37 784", "64 400", "F: target is [37, 784], logits is [64, 400]: axis 0 is 37, not 64, axis 1 is 784, not 400. Pass both of one shape.")]
    [InlineData("one sample for the whole batch", "1 784", "64 784", "F: target is [1, 784], logits is [64, 784]; they would broadcast to [64, 784]. If one is meant for the whole batch, use target.expand(64, 784).")]
    [InlineData("K samples of the decoder for each target", "64 784", "8 64 784", "F: target is [64, 784], logits is [8, 64, 784]; they would broadcast to [8, 64, 784]. logits holds 8 for each of target: swapped arguments, or use target.expand(8, 64, 784) with batchDims: 2.")]
    [InlineData("mean and z swapped", "8 64 20", "64 20", "F: target is [8, 64, 20], logits is [64, 20]; they would broadcast to [8, 64, 20]. target holds 8 for each of logits: swapped arguments, or use logits.expand(8, 64, 20) with batchDims: 2.")]
    [InlineData("a wrong latent size", "64 10", "64 24", "F: target is [64, 10], logits is [64, 24]: axis 1 is 10, not 24. Give the layers that make them the same size.")]
    [InlineData("a head that was not split", "64 40", "64 20", "F: target is [64, 40], logits is [64, 20]: axis 1 is 40, not 20, a factor of 2. Where one layer makes mean and log-variance, split its output with chunk(2, 1).")]
    [InlineData("one value per sample kept as an axis", "64 1", "64 784", "F: target is [64, 1], logits is [64, 784]; they would broadcast to [64, 784]. Make axis 1 784 wide in both.")]
    [InlineData("an upsampled image that is too small", "64 1 28 28", "64 1 27 27", "F: target is [64, 1, 28, 28], logits is [64, 1, 27, 27]: axes 2 and 3 are 28, not 27. A strided layer rounded down: set output_padding in the transposed convolution, or use torch.nn.functional.pad(logits, [0, 1, 0, 1]).")]
    [InlineData("an upsampled image that is too large", "64 1 28 28", "64 1 29 29", "F: target is [64, 1, 28, 28], logits is [64, 1, 29, 29]: axes 2 and 3 are 28, not 29. A strided layer rounded up: use logits.narrow(2, 0, 28).narrow(3, 0, 28).")]
    [InlineData("only the width is off by one", "64 1 28 28", "64 1 28 27", "F: target is [64, 1, 28, 28], logits is [64, 1, 28, 27]: axis 3 is 28, not 27. A strided layer rounded down: set output_padding in the transposed convolution, or use torch.nn.functional.pad(logits, [0, 1]).")]
    [InlineData("an image of another resolution", "64 3 64 64", "64 3 32 32", "F: target is [64, 3, 64, 64], logits is [64, 3, 32, 32]: axes 2 and 3 are 64, not 32. Pass both of one shape.")]
    [InlineData("grey against colour", "64 1 32 32", "64 3 32 32", "F: target is [64, 1, 32, 32], logits is [64, 3, 32, 32]; they would broadcast to [64, 3, 32, 32]. Make axis 1 3 wide in both.")]
    [InlineData("an axis too few, other sizes", "64 100", "64 1 28 28", "F: target is [64, 100], logits is [64, 1, 28, 28]: target has 2 axes, not 4. Pass both of one shape.")]
    [InlineData("one empty batch", "0 784", "64 784", "F: target is [0, 784], logits is [64, 784]: one batch is empty. Skip an empty batch.")]
    [InlineData("a reduced target", "", "64 784", "F: target is a scalar, logits is [64, 784]. The target is already reduced; pass one value per element.")]
    [InlineData("reduced logits", "64 784", "", "F: target is [64, 784], logits is a scalar. The logits is already reduced; pass one value per element.")]
    public void Two_shapes_that_differ(string mistake, string target, string logits, string text)
    {
        var error = ShapeErrors.Different("F", "target", Make(target), "logits", Make(logits), 1);

        AssertText(mistake, text, error.Message);
    }

    [Fact]
    public void The_texts_of_the_design()
    {
        Assert.Equal(
            "NegativeLogLikelihood.BernoulliLogits: target is [64], logits is [64, 1]; they would broadcast to [64, 64]. Use target.unsqueeze(1).",
            Assert.Throws<ShapeException>(() => NegativeLogLikelihood.BernoulliLogits(zeros(64, 1), zeros(64))).Message);
        Assert.Equal(
            "NegativeLogLikelihood.BernoulliLogits: target is [128, 1, 28, 28], logits is [128, 784]: same 784 elements per sample; use target.flatten(1).",
            Assert.Throws<ShapeException>(() => NegativeLogLikelihood.BernoulliLogits(zeros(128, 784), zeros(128, 1, 28, 28))).Message);
        Assert.Equal(
            "NegativeElbo.Compute: reconstruction is a scalar, kl is [128]. The reconstruction is already reduced; pass one value per sample.",
            ShapeErrors.Different("NegativeElbo.Compute", "reconstruction", zeros([]), "kl", zeros(128), 1).Message);
    }

    [Theory]
    [InlineData("draws and samples named as batch", "64 784", "8 64 784", "F: target is [64, 784], logits is [8, 64, 784]; they would broadcast to [8, 64, 784]. logits holds 8 for each of target; use target.expand(8, 64, 784).")]
    [InlineData("another number of draws", "5 64 784", "8 64 784", "F: target is [5, 64, 784], logits is [8, 64, 784]: the batches differ. Where a tensor kept from a full batch met the last, smaller one, use logits.narrow(0, 0, 5).")]
    [InlineData("draws and samples exchanged", "64 8 784", "8 64 784", "F: target is [64, 8, 784], logits is [8, 64, 784]: the same axes in another order; use target.transpose(0, 1).")]
    [InlineData("images against flat draws", "8 64 1 28 28", "8 64 784", "F: target is [8, 64, 1, 28, 28], logits is [8, 64, 784]: same 784 elements per sample; use target.flatten(2).")]
    [InlineData("flat draws against images", "8 64 784", "8 64 1 28 28", "F: target is [8, 64, 784], logits is [8, 64, 1, 28, 28]: same 784 elements per sample; use target.reshape(8, 64, 1, 28, 28).")]
    public void Two_shapes_with_two_batch_axes(string mistake, string target, string logits, string text) =>
        AssertText(mistake, text, ShapeErrors.Different("F", "target", Make(target), "logits", Make(logits), 2).Message);

    [Theory]
    [InlineData("per channel, compared from the last axis", "3", "64 3 28 28", "F: logVariance is [3], mean is [64, 3, 28, 28]: sizes are compared from the last axis; use logVariance.reshape(3, 1, 1).")]
    [InlineData("per sample, compared from the last axis", "64", "64 784", "F: logVariance is [64], mean is [64, 784]: sizes are compared from the last axis; use logVariance.unsqueeze(1).")]
    [InlineData("per sample and channel", "64 3", "64 3 28 28", "F: logVariance is [64, 3], mean is [64, 3, 28, 28]: sizes are compared from the last axis; use logVariance.reshape(-1, 3, 1, 1).")]
    [InlineData("per channel where the batch is as large", "3", "3 3 28 28", "F: logVariance is [3], mean is [3, 3, 28, 28]: sizes are compared from the last axis; use logVariance.reshape(3, 1, 1) or logVariance.reshape(-1, 1, 1, 1).")]
    [InlineData("channels last", "28 28 3", "64 3 28 28", "F: logVariance is [28, 28, 3], mean is [64, 3, 28, 28]: sizes are compared from the last axis; use logVariance.permute(2, 0, 1).")]
    [InlineData("larger than what it belongs to", "64 3 28 28", "64 1 28 28", "F: logVariance is [64, 3, 28, 28], mean is [64, 1, 28, 28]: mean would grow to [64, 3, 28, 28]. Pass logVariance of shape [64, 1, 28, 28], or with 1 for the axes it is shared over.")]
    [InlineData("another size", "5", "64 3 28 28", "F: logVariance is [5], mean is [64, 3, 28, 28]: it does not expand. Pass logVariance of shape [64, 3, 28, 28], or with 1 for the axes it is shared over.")]
    public void A_log_variance_that_does_not_expand(string mistake, string logVariance, string mean, string text) =>
        AssertText(mistake, text, ShapeErrors.DoesNotExpand("F", "logVariance", Make(logVariance), "mean", Make(mean)).Message);

    [Theory]
    [InlineData("no channel axis", "64 28 28", "64 1 28 28", "F: mask is [64, 28, 28], target is [64, 1, 28, 28]; it needs the shape of target or its first axes. Use mask.unsqueeze(1).")]
    [InlineData("one for all channels", "64 28 28", "64 3 28 28", "F: mask is [64, 28, 28], target is [64, 3, 28, 28]; it needs the shape of target or its first axes. Use mask.reshape(-1, 1, 28, 28).expand(64, 3, 28, 28).")]
    [InlineData("a channel axis of 1", "64 1 28 28", "64 3 28 28", "F: mask is [64, 1, 28, 28], target is [64, 3, 28, 28]; it needs the shape of target or its first axes. Use mask.expand(64, 3, 28, 28).")]
    [InlineData("flat", "64 784", "64 1 28 28", "F: mask is [64, 784], target is [64, 1, 28, 28]; it needs the shape of target or its first axes. Use mask.reshape(-1, 1, 28, 28).")]
    [InlineData("tokens of another length", "64 30", "64 40", "F: mask is [64, 30], target is [64, 40]; it needs the shape of target or its first axes. Pass [64, 40] or [64].")]
    [InlineData("a kept axis", "64 1", "64 40 8", "F: mask is [64, 1], target is [64, 40, 8]; it needs the shape of target or its first axes. Use mask.squeeze(1).")]
    public void A_mask_that_is_no_prefix(string mistake, string mask, string target, string text) =>
        AssertText(mistake, text, ShapeErrors.NotAPrefix("F", "mask", Make(mask), "target", Make(target)).Message);

    [Theory]
    [InlineData("one-hot", "64 10", "64 10", 1, "F: target is [64, 10], logits is [64, 10] with 10 classes on axis 1: one value per class where class indices [64] are expected; use target.argmax(1).")]
    [InlineData("one-hot, classes last", "64 30 10", "64 30 10", -1, "F: target is [64, 30, 10], logits is [64, 30, 10] with 10 classes on axis 2: one value per class where class indices [64, 30] are expected; use target.argmax(2).")]
    [InlineData("a kept axis", "64 1", "64 10", 1, "F: target is [64, 1], logits is [64, 10] with 10 classes on axis 1: class indices need [64]. Use target.squeeze(1).")]
    [InlineData("another length", "64 29", "64 10 30", 1, "F: target is [64, 29], logits is [64, 10, 30] with 10 classes on axis 1: class indices need [64, 30]. Pass one index per position.")]
    public void Class_indices_that_are_none(string mistake, string target, string logits, int classDim, string text) =>
        AssertText(mistake, text, ShapeErrors.NotClassIndices("F", "target", Make(target), "logits", Make(logits), classDim).Message);

    [Theory]
    [InlineData("reduced", "", 1, "F: logits is a scalar, but needs at least 1 axis (batchDims: 1). It is already reduced; pass one value per element.")]
    [InlineData("batchDims too large", "64", 2, "F: logits is [64], but batchDims: 2 needs at least 2 axes. Pass batchDims: 1.")]
    public void Too_few_axes(string mistake, string logits, int batchDims, string text) =>
        AssertText(mistake, text, ShapeErrors.TooFewAxes("F", "logits", Make(logits), batchDims).Message);

    [Fact]
    public void An_empty_batch() =>
        Assert.Equal("F: logits is [0, 784]: the batch is empty, its mean is not defined. Skip an empty batch.", ShapeErrors.EmptyBatch("F", "logits", zeros(0, 784), 0).Message);

    [Fact]
    public void The_error_says_the_same_as_data()
    {
        var error = ShapeErrors.Different("F", "target", zeros(64, 32, 32, 3), "logits", zeros(64, 3, 32, 32), 1);

        Assert.Equal(("target", 1, "[64, 3, 32, 32]"), (error.TensorName, error.Axis, error.Expected));
        Assert.Equal([64, 32, 32, 3], error.Actual);
        Assert.Equal(["target.permute(0, 3, 1, 2)"], error.Suggestions);
    }

    [Fact]
    public void Another_number_of_axes_has_no_first_axis_that_differs()
    {
        var error = ShapeErrors.Different("F", "target", zeros(64, 100), "logits", zeros(64, 1, 28, 28), 1);

        Assert.Null(error.Axis);
        Assert.Empty(error.Suggestions);
    }

    private static Tensor Make(string sizes) =>
        zeros([.. sizes.TrimEnd('i').Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(long.Parse)], sizes.EndsWith('i') ? ScalarType.Int64 : ScalarType.Float32);

    private static void AssertText(string mistake, string expected, string actual) =>
        Assert.True(expected == actual, $"{mistake}\nexpected {expected}\nactual   {actual}");
}
