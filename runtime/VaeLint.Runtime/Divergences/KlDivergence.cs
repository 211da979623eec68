namespace VaeLint;

/// <summary>KL divergences of the usual posteriors and priors in nats, at least 0, summed over the latent axes: shape <c>shape[0..batchDims]</c>.</summary>
public static partial class KlDivergence
{
}
