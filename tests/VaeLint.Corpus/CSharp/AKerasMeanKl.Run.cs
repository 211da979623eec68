namespace VaeLint.Corpus.AKerasMeanKl;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("MeanKl", Likelihood.BernoulliProbabilities, io => KerasLosses.MeanKl(io.Target, io.Reconstruction, io.Mean, io.LogVariance)),
        new("SummedKl", Likelihood.BernoulliProbabilities, io => KerasLosses.SummedKl(io.Target, io.Reconstruction, io.Mean, io.LogVariance)) { EventShape = [784] },
    ];
}
