namespace VaeLint.Corpus.CCompoundAssignments;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("ElementWrong", Likelihood.SquaredError, io => Stepper.ElementWrong(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("TupleRight", Likelihood.SquaredError, io => Stepper.TupleRight(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
