namespace VaeLint.Corpus.DGeneratorWithVae;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("GeLoss", Likelihood.SquaredError, io => new GeneratorEncoder(new TrainConfig()).GeLoss(io.Target, io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3 },
    ];
}
