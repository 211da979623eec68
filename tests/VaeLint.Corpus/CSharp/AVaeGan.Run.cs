using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.AVaeGan;

internal static class Run
{
    private static readonly GeneratorObjective Objective = new(new Indifferent(), 0.1);

    public static CorpusCase[] Cases =>
    [
        new("Balanced", Likelihood.SquaredError, io => Objective.Balanced(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("PixelMean", Likelihood.SquaredError, io => Objective.PixelMean(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];

    private sealed class Indifferent() : Module<Tensor, Tensor>("indifferent")
    {
        public override Tensor forward(Tensor input) => zeros(1, dtype: ScalarType.Float64);
    }
}
