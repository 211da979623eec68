namespace VaeLint.Corpus.CSingleInterface;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Wrong", Likelihood.AbsoluteError, io => new Objective(new PixelAverage(), new StandardNormalKl()).Wrong(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("Right", Likelihood.AbsoluteError, io => new Objective(new PixelAverage(), new StandardNormalKl()).Right(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
