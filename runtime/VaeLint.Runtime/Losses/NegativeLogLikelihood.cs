namespace VaeLint;

/// <summary>−log p(x|z) of the usual decoders, summed over the event: one value in nats per sample, shape <c>shape[0..batchDims]</c>. Take the mean over the batch, never over pixels.</summary>
public static partial class NegativeLogLikelihood
{
}
