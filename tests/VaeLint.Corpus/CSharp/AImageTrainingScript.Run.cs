namespace VaeLint.Corpus.AImageTrainingScript;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Criterion", Likelihood.SquaredError, io => Script.Criterion(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("CriterionBatch", Likelihood.SquaredError, io => Script.CriterionBatch(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
