using static TorchSharp.torch;

namespace VaeLint.Corpus.ALabelBottleneck;

internal static class Run
{
    private static readonly BottleneckClassifier Model = new();

    private static Tensor Labels(LossInputs io) => zeros([io.Batch], dtype: ScalarType.Int64);

    public static CorpusCase[] Cases =>
    [
        new("Loss", Likelihood.Unmeasured, io => Model.Loss(io.Logits, Labels(io), io.Mean, io.LogVariance)) { EventShape = [10] },
        new("LossFromNll", Likelihood.Unmeasured, io => BottleneckClassifier.LossFromNll(io.Logits, Labels(io), io.Mean, io.LogVariance)) { EventShape = [10] },
    ];
}
