namespace VaeLint.Corpus.AMeanAxisList;

internal static class Run
{
    private static readonly long[] Images = [3, 64, 64];

    public static CorpusCase[] Cases =>
    [
        new("MeanThenMean", Likelihood.SquaredError, io => FaceVae.MeanThenMean(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3, EventShape = Images },
        new("ArrayOfAxes", Likelihood.SquaredError, io => FaceVae.ArrayOfAxes(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3, EventShape = Images },
        new("SumThenMean", Likelihood.SquaredError, io => FaceVae.SumThenMean(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3, EventShape = Images },
    ];
}
