namespace VaeLint.Corpus.BShapeSkipAggregate;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("VolumeLoss", Likelihood.AbsoluteError, io => new VolumeLoss().Compute(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3, LatentRank = 2 },
    ];
}
