using VaeLint.Corpus;

namespace VaeLint.Torch.Tests.Styles;

/// <summary>Draws losses from the decision table: a third of them balanced, the rest wrong in one of its ways.</summary>
internal static class SpecGrammar
{
    private static readonly Recipe[] Balanced =
    [
        new("7: sums", Footing.Sum, Scale.None, Footing.Sum, Scale.None, "", ""),
        new("7: batch means", Footing.BatchMean, Scale.None, Footing.BatchMean, Scale.None, "", ""),
        new("7: batch means", Footing.BatchMean, Scale.None, Footing.BatchMean, Scale.None, "", ""),
        new("8: mean × D", Footing.Mean, Scale.TimesOwn, Footing.BatchMean, Scale.None, "", ""),
        new("8: mean × B·D", Footing.Mean, Scale.TimesAll, Footing.Sum, Scale.None, "", ""),
        new("9: KL / (B·D)", Footing.Mean, Scale.None, Footing.Sum, Scale.OverBatchAndData, "", ""),
        new("9: KL / D", Footing.Mean, Scale.None, Footing.BatchMean, Scale.OverData, "", ""),
        new("10: KL mean · L/D", Footing.Mean, Scale.None, Footing.Mean, Scale.LatentOverData, "", ""),
    ];

    private static readonly Recipe[] Wrong =
    [
        new("1: R mean", Footing.Mean, Scale.None, Footing.BatchMean, Scale.None, "VAE001", "VAE010"),
        new("1: R mean", Footing.Mean, Scale.None, Footing.BatchMean, Scale.None, "VAE001", "VAE010"),
        new("2: R mean, K sum", Footing.Mean, Scale.None, Footing.Sum, Scale.None, "VAE001", "VAE003"),
        new("3: means", Footing.Mean, Scale.None, Footing.Mean, Scale.None, "VAE001 VAE002", "VAE010"),
        new("4: K mean", Footing.BatchMean, Scale.None, Footing.Mean, Scale.None, "VAE002", "VAE010"),
        new("5: R sum, K mean", Footing.Sum, Scale.None, Footing.Mean, Scale.None, "VAE002", "VAE003"),
        new("6: R sum", Footing.Sum, Scale.None, Footing.BatchMean, Scale.None, "VAE003", "VAE003"),
        new("6: K sum", Footing.BatchMean, Scale.None, Footing.Sum, Scale.None, "VAE003", "VAE003"),
        new("1: R own mean", Footing.OwnMean, Scale.None, Footing.Sum, Scale.None, "VAE001", "VAE010"),
        new("5: K own mean", Footing.Sum, Scale.None, Footing.OwnMean, Scale.None, "VAE002", "VAE010"),
        new("24: R axis 0", Footing.AxisZero, Scale.None, Footing.BatchMean, Scale.None, "VAE004", "VAE004"),
        new("24: K axis 0", Footing.BatchMean, Scale.None, Footing.AxisZero, Scale.None, "VAE004", "VAE004"),
        new("25: R partial axes", Footing.Partial, Scale.None, Footing.BatchMean, Scale.None, "VAE004", "VAE004"),
        new("30: R × D", Footing.BatchMean, Scale.TimesOwn, Footing.BatchMean, Scale.None, "VAE005", "VAE005"),
        new("30: K / B / B", Footing.BatchMean, Scale.None, Footing.BatchMean, Scale.OverBatch, "VAE005", "VAE005"),
        new("30: K / D", Footing.Sum, Scale.None, Footing.Sum, Scale.OverData, "VAE005", "VAE005"),
        new("46: K / const", Footing.BatchMean, Scale.None, Footing.BatchMean, Scale.None, "VAE012", "VAE012") { HasConstantBatch = true },
        new("47: R mean, K / const", Footing.Mean, Scale.None, Footing.BatchMean, Scale.None, "VAE001 VAE012", "VAE010 VAE012") { HasConstantBatch = true },
    ];

    public static LossSpec Draw(Style style)
    {
        var recipe = style.Chance(35) ? style.Any<Recipe>(Balanced) : style.Any<Recipe>(Wrong);
        var layout = recipe.Reconstruction == Footing.Partial ? DataLayout.Image : style.Any(DataLayout.Vector, DataLayout.Vector, DataLayout.Vector, DataLayout.Image, DataLayout.Sequence);
        var isDensity = style.Chance(12);
        var likelihood = isDensity ? Likelihood.SquaredError
            : style.Any(Likelihood.SquaredError, Likelihood.SquaredError, Likelihood.AbsoluteError, Likelihood.BernoulliProbabilities, Likelihood.BernoulliLogits);
        var weight = style.Any(WeightKind.None, WeightKind.None, WeightKind.None, WeightKind.FormulaNumber, WeightKind.One, WeightKind.Literal, WeightKind.Free, WeightKind.Free);
        var isReconstructionWeighted = weight is WeightKind.Literal && style.Chance(30);
        var value = weight switch
        {
            WeightKind.FormulaNumber => style.Any(0.5, 2.0),
            WeightKind.Literal => isReconstructionWeighted ? style.Any(10.0, 100.0, 1000.0) : style.Any(0.001, 0.1, 0.25, 4.0, 0.00025),
            WeightKind.Free => 0.37,
            _ => 1.0,
        };
        var isScaled = recipe.ReconstructionScale is Scale.TimesOwn or Scale.TimesAll || recipe.KlScale is Scale.OverData or Scale.OverBatchAndData or Scale.LatentOverData;
        var mayInsist = layout != DataLayout.Sequence && !recipe.HasConstantBatch && (isScaled || recipe.Reconstruction is Footing.Mean or Footing.OwnMean);

        // A size that nothing states may be any number: only what is balanced by it says that it is one.
        var isViewed = !recipe.Unweighted.Equals("", StringComparison.Ordinal) || !isScaled || style.Chance(50);
        var isInsisting = mayInsist && style.Chance(isScaled ? 35 : 12);
        return new LossSpec(recipe, layout, likelihood, weight, value, isReconstructionWeighted)
        {
            IsDensity = isDensity,
            IsHalved = !isDensity && likelihood == Likelihood.SquaredError && style.Chance(15),
            ConstantBatch = recipe.HasConstantBatch ? 64 : 0,
            Levels = !recipe.HasConstantBatch && recipe.KlScale == Scale.None && style.Chance(8) ? 2 : 1,
            ConstantAxes = !isInsisting ? [] : layout == DataLayout.Vector ? [784] : style.Any<long[]>([3, 64, 64], [3, 32, 32]),
            HasFreeBits = style.Chance(7),
            ConstantLatent = isInsisting && recipe.KlScale == Scale.LatentOverData ? 20 : 0,
            IsEventViewed = isInsisting && isViewed,
            Modalities = layout == DataLayout.Vector && !recipe.HasConstantBatch && !isScaled && recipe.KlScale == Scale.None && !isInsisting && recipe.Reconstruction != Footing.AxisZero && style.Chance(8) ? 2 : 1,
            Common = style.Chance(6) ? 0.25 : 1,
        };
    }
}
