namespace VaeLint.Corpus.BAbstractTerms;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("MnistModel", Likelihood.BernoulliLogits, io => new MnistModel().Loss(io.Logits, io.Target, io.Mean, io.LogVariance)) { EventRank = 2 },
        new("FaceModel", Likelihood.SquaredError, io => new FaceModel().Loss(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3 },
        new("AudioModel", Likelihood.AbsoluteError, io => new AudioModel().Loss(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 2 },
    ];
}
