namespace VaeLint.Corpus.DTeacherCoTraining;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Loss", Likelihood.SquaredError, io => TeacherStage.Loss(io.Reconstruction, io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3 },
    ];
}
