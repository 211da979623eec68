namespace VaeLint.Corpus.CNamedTuples;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("ByName", Likelihood.SquaredError, io => TupleTerms.ByName(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("Deconstructed", Likelihood.SquaredError, io => TupleTerms.Deconstructed(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
