namespace VaeLint.Corpus.COptionsObject;

internal static class Run
{
    private static readonly VaeOptions s_options = new();

    public static CorpusCase[] Cases =>
    [
        new("SizeFromOptions", Likelihood.SquaredError, io => new OptionLosses(s_options).SizeFromOptions(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventShape = [784] },
        new("WeightFromOptions", Likelihood.SquaredError, io => new OptionLosses(s_options).WeightFromOptions(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("BalancedWeight", Likelihood.SquaredError, io => OptionLosses.BalancedWeight(io.Reconstruction, io.Target, io.Mean, io.LogVariance, s_options)),
    ];
}
