namespace VaeLint.Corpus.ECosineWeight;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("LossFunction", Likelihood.SquaredError, io => new LabelConditionedVae().LossFunction(io.Reconstruction, io.Target, io.Mean, io.LogVariance)["loss"]) { EventRank = 3 },
    ];
}
