namespace VaeLint.Corpus.BWeightOneOverPixels;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("TrainingLoss", Likelihood.SquaredError, io => Trainer.TrainingLoss(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventShape = [3, 64, 64] },
    ];
}
