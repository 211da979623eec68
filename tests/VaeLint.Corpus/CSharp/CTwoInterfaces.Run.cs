namespace VaeLint.Corpus.CTwoInterfaces;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Averaged", Likelihood.SquaredError, io => new Objective(new AveragedPixelLoss()).Loss(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("Summed", Likelihood.SquaredError, io => new Objective(new SummedPixelLoss()).Loss(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
