namespace VaeLint.Corpus.AReductionParameter;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("TrainLoss", Likelihood.BernoulliProbabilities, io => VaeLossBuilder.TrainLoss(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("SummedTrainLoss", Likelihood.BernoulliProbabilities, io => VaeLossBuilder.SummedTrainLoss(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("DefaultLoss", Likelihood.BernoulliProbabilities, io => VaeLossWithDefault.DefaultLoss(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
