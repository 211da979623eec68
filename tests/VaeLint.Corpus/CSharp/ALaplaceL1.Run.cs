namespace VaeLint.Corpus.ALaplaceL1;

internal static class Run
{
    private static readonly SpectrogramLoss Objective = new();

    public static CorpusCase[] Cases =>
    [
        new("ModuleMean", Likelihood.AbsoluteError, io => Objective.ModuleMean(io.Reconstruction, io.Target, io.Mean, io.StandardDeviation)) { EventRank = 2 },
        new("AbsSumKlMean", Likelihood.AbsoluteError, io => Objective.AbsSumKlMean(io.Reconstruction, io.Target, io.Mean, io.StandardDeviation)) { EventRank = 2 },
        new("AbsPerSample", Likelihood.AbsoluteError, io => Objective.AbsPerSample(io.Reconstruction, io.Target, io.Mean, io.StandardDeviation)) { EventRank = 2 },
        new("KlTotal", Likelihood.AbsoluteError, io => Objective.KlTotal(io.Reconstruction, io.Target, io.Mean, io.StandardDeviation)) { EventRank = 2 },
    ];
}
