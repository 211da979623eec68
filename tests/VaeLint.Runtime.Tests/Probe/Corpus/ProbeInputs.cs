using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Runtime.Tests.Probe.Corpus;

/// <summary>The inputs of a corpus loss, taken from the roles of a probe batch: a role counts as read when the loss reads it.</summary>
internal sealed class ProbeInputs(ProbeBatch batch, long[] eventShape, long[] latentShape) : VaeLint.Corpus.LossInputs(batch.BatchSize, eventShape, latentShape)
{
    public override Tensor Target => batch.Target;

    public override Tensor BinaryTarget => (batch.Target > 0.5).to_type(ScalarType.Float64);

    public override Tensor Reconstruction => batch.Reconstruction;

    public override Tensor Logits => batch.Logits;

    public override Tensor Mean => batch.Mean;

    public override Tensor LogVariance => batch.LogVariance;

    public override Tensor StandardDeviation => batch.StandardDeviation;

    public override Tensor LogStandardDeviation => batch.LogStandardDeviation;
}
