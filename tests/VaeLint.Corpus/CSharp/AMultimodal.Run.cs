using static TorchSharp.torch;

namespace VaeLint.Corpus.AMultimodal;

internal static class Run
{
    private static Tensor Sensors(LossInputs io) => ones(io.Batch, 24, dtype: ScalarType.Float64);

    public static CorpusCase[] Cases =>
    [
        new("OneAveraged", Likelihood.Unmeasured, io => MultimodalVae.OneAveraged(io.Logits, io.Target, Sensors(io) * 0.5, Sensors(io), io.Mean, io.LogVariance)),
        new("BothAveraged", Likelihood.Unmeasured, io => MultimodalVae.BothAveraged(io.Logits, io.Target, Sensors(io) * 0.5, Sensors(io), io.Mean, io.LogVariance)),
        new("Summed", Likelihood.Unmeasured, io => MultimodalVae.Summed(io.Logits, io.Target, Sensors(io) * 0.5, Sensors(io), io.Mean, io.LogVariance)),
    ];
}
