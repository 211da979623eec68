namespace VaeLint.Corpus.DLightCurves;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("WithSum", Likelihood.SquaredError, io => LightCurveLoss.WithSum(io.Target, io.Reconstruction, io.Mean, io.LogVariance)) { EventShape = [200] },
        new("WithMean", Likelihood.SquaredError, io => LightCurveLoss.WithMean(io.Target, io.Reconstruction, io.Mean, io.LogVariance)) { EventShape = [200] },
    ];
}
