using static TorchSharp.torch;

namespace VaeLint.Corpus.ATextVae;

internal static class Run
{
    private const int Vocabulary = 13;

    private static readonly SentenceVaeLoss Objective = new(Vocabulary);

    private static Tensor Tokens(LossInputs io) => zeros([io.Batch, io.EventShape[0]], dtype: ScalarType.Int64);

    private static Tensor Logits(LossInputs io) => ones([io.Batch, io.EventShape[0], Vocabulary], dtype: ScalarType.Float64);

    public static CorpusCase[] Cases =>
    [
        new("Flattened", Likelihood.Unmeasured, io => Objective.Flattened(Logits(io), Tokens(io), io.Mean, io.LogVariance)),
        new("Transposed", Likelihood.Unmeasured, io => Objective.Transposed(Logits(io), Tokens(io), io.Mean, io.LogVariance)),
        new("SummedTokens", Likelihood.Unmeasured, io => Objective.SummedTokens(Logits(io), Tokens(io), io.Mean, io.LogVariance)),
    ];
}
