namespace VaeLint.Corpus.DPreferenceEncoder;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Step", Likelihood.SquaredError, io => PreferenceTraining.Step(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
