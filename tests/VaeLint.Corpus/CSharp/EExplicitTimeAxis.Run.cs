namespace VaeLint.Corpus.EExplicitTimeAxis;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("SummedOverTime", Likelihood.SquaredError, io => LightCurveVae.SummedOverTime(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventShape = [60, 2] },
        new("SummedOverBoth", Likelihood.SquaredError, io => LightCurveVae.SummedOverBoth(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventShape = [60, 2] },
    ];
}
