using VaeLint.Tensors;
using static TorchSharp.torch;

namespace VaeLint;

/// <summary>−log p(x|z) of the usual decoders, summed over the event: one value in nats per sample, shape <c>shape[0..batchDims]</c>. Take the mean over the batch, never over pixels.</summary>
/// <remarks>
/// The target has the shape of the decoder output; nothing is broadcast except a log-variance or a dispersion. Arithmetic and sums are float32, or float64 when any input is; half types and integer
/// targets are widened first, so that gradients come back in the type of the input and are rounded once. A decoder output that is not floating-point, or anything complex, is an
/// <see cref="ArgumentException"/>. NaN in an element that is not masked gives NaN.
/// </remarks>
public static partial class NegativeLogLikelihood
{
    internal static readonly double HalfLogTwoPi = 0.5 * Math.Log(2 * Math.PI);

    private static void CheckOutputAndTarget(string function, string name, Tensor output, Tensor target, Tensor? mask, int batchDims)
    {
        Arguments.HasBatch(function, name, output, batchDims);
        Arguments.IsNetworkOutput(function, name, output);
        Arguments.SameShape(function, nameof(target), target, name, output, batchDims);
        Arguments.IsMaskOf(function, mask, nameof(target), target, batchDims);
    }

    /// <summary>The values that a check may look at: padding can hold anything.</summary>
    private static Tensor WithoutMasked(Tensor values, Tensor? mask, Tensor? target = null, double neutral = 0) =>
        ElementMask.Of(mask, target ?? values, ScalarType.Float32).Fill(values, neutral);
}
