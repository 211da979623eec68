using static TorchSharp.torch;

namespace VaeLint.Corpus.ATokenModules;

internal static class Run
{
    private static readonly MoleculeVaeLoss Objective = new();

    private static Tensor Smiles(LossInputs io) => zeros([io.Batch, 120], dtype: ScalarType.Int64);

    private static Tensor Scores(LossInputs io) => ones([io.Batch, 120, 35], dtype: ScalarType.Float64);

    public static CorpusCase[] Cases =>
    [
        new("PermutedScores", Likelihood.Unmeasured, io => Objective.PermutedScores(Scores(io), Smiles(io), io.Mean, io.LogVariance)) { EventShape = [120] },
        new("PermutedSum", Likelihood.Unmeasured, io => Objective.PermutedSum(Scores(io), Smiles(io), io.Mean, io.LogVariance)) { EventShape = [120] },
        new("OneHotMean", Likelihood.Unmeasured, io => MoleculeVaeLoss.OneHotMean(io.Logits, io.Target, io.Mean, io.LogVariance)) { EventRank = 2 },
        new("OneHotSum", Likelihood.Unmeasured, io => MoleculeVaeLoss.OneHotSum(io.Logits, io.Target, io.Mean, io.LogVariance)) { EventRank = 2 },
    ];
}
