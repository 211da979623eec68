namespace VaeLint.Corpus.CRecordProperty;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Wrong", Likelihood.BernoulliProbabilities, io => Vae.Wrong(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("Right", Likelihood.BernoulliProbabilities, io => Vae.Right(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
