namespace VaeLint.Corpus.DWaveLossModule;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("forward", Likelihood.BernoulliProbabilities, io => new VaeLossModel().call(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3 },
    ];
}
