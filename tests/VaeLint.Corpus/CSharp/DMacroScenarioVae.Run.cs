namespace VaeLint.Corpus.DMacroScenarioVae;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("LossFunction", Likelihood.SquaredError, io => MacroVae.LossFunction(io.Reconstruction, io.Target, io.Mean, io.LogVariance).Total) { EventRank = 2 },
    ];
}
