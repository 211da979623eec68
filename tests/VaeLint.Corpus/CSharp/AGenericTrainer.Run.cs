using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.AGenericTrainer;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Score", Likelihood.SquaredError, io => Trainer<Module<Tensor, (Tensor, Tensor, Tensor)>>.Score(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("ScoreDouble", Likelihood.SquaredError, io => Trainer<Module<Tensor, (Tensor, Tensor, Tensor)>>.ScoreDouble(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
