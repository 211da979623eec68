namespace VaeLint.Corpus.AWeightsAsArguments;

internal static class Run
{
    private static readonly TermWeights Weights = new(3.0, 0.2);

    public static CorpusCase[] Cases =>
    [
        new("FromStruct", Likelihood.SquaredError, io => Cli.FromStruct(io.Reconstruction, io.Target, io.Mean, io.LogVariance, Weights)),
        new("FromArguments", Likelihood.AbsoluteError, io => Cli.FromArguments(io.Reconstruction, io.Target, io.Mean, io.LogVariance, 0.25f)),
        new("SummedFromArguments", Likelihood.AbsoluteError, io => Cli.SummedFromArguments(io.Reconstruction, io.Target, io.Mean, io.LogVariance, 0.25f)),
        new("BatchSumKl", Likelihood.SquaredError, io => Cli.BatchSumKl(io.Reconstruction, io.Target, io.Mean, io.LogVariance, Weights)),
    ];
}
