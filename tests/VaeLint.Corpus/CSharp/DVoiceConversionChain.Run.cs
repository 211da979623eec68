namespace VaeLint.Corpus.DVoiceConversionChain;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("LossFunction", Likelihood.SquaredError, io => new SpeechVae().LossFunction(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 2 },
    ];
}
