namespace VaeLint.Corpus.ABatchAxisSummed;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("ReconAxis", Likelihood.BernoulliProbabilities, io => WrongAxis.ReconAxis(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventShape = [784], LatentShape = [20] },
        new("KlAxis", Likelihood.BernoulliProbabilities, io => WrongAxis.KlAxis(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventShape = [784], LatentShape = [20] },
        new("Both", Likelihood.SquaredError, io => WrongAxis.Both(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventShape = [784], LatentShape = [20] },
        new("Correct", Likelihood.SquaredError, io => WrongAxis.Correct(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventShape = [784], LatentShape = [20] },
    ];
}
