namespace VaeLint.Corpus.CConstSizes;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Scaled", Likelihood.BernoulliProbabilities, io => KerasLosses.Scaled(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventShape = [784], LatentShape = [32] },
        new("LatentOverOriginal", Likelihood.BernoulliProbabilities, io => KerasLosses.LatentOverOriginal(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventShape = [784], LatentShape = [32] },
        new("OnlyLatentScaled", Likelihood.BernoulliProbabilities, io => KerasLosses.OnlyLatentScaled(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventShape = [784], LatentShape = [32] },
        new("OnlyOriginalScaled", Likelihood.BernoulliProbabilities, io => KerasLosses.OnlyOriginalScaled(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventShape = [784], LatentShape = [32] },
    ];
}
