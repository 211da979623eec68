namespace VaeLint.Corpus.DClevrDefaultWeight;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("VaeLoss", Likelihood.SquaredError, io => Program.VaeLoss(io.Reconstruction, io.Target, io.Mean, io.LogVariance).Total) { EventRank = 3 },
    ];
}
