namespace VaeLint.Package.Tests.Consumers;

/// <summary>Losses as a user might write them, each with the line the finding must be on.</summary>
internal static class LossSources
{
    /// <summary>Line 9 averages the reconstruction over its event elements: VAE001.</summary>
    public const string MeanReconstruction = """
        using TorchSharp;
        using static TorchSharp.torch;

        public static class Losses
        {
            public static Tensor Total(Tensor reconstruction, Tensor target, Tensor mean, Tensor logVariance)
            {
                var batch = target.shape[0];
                var likelihood = nn.functional.binary_cross_entropy(reconstruction, target);
                var divergence = -0.5 * (1 + logVariance - mean.pow(2) - logVariance.exp()).sum() / batch;
                return likelihood + divergence;
            }
        }
        """;

    public const int MeanReconstructionLine = 9;

    /// <summary>Line 10 hides the event size in a weight: VAE010, an info by default.</summary>
    public const string HiddenWeight = """
        using TorchSharp;
        using static TorchSharp.torch;

        public static class Losses
        {
            public static Tensor Total(Tensor reconstruction, Tensor target, Tensor mean, Tensor logVariance, double beta)
            {
                var likelihood = nn.functional.mse_loss(reconstruction, target);
                var divergence = -0.5 * (1 + logVariance - mean.pow(2) - logVariance.exp()).sum() / target.shape[0];
                return likelihood + beta * divergence;
            }
        }
        """;

    public const int HiddenWeightLine = 10;

    /// <summary>Both terms are summed over everything: balanced, and VAE011 where that rule is on.</summary>
    public const string SummedOverBatch = """
        using TorchSharp;
        using static TorchSharp.torch;

        public static class SummedLosses
        {
            public static Tensor Total(Tensor reconstruction, Tensor target, Tensor mean, Tensor logVariance)
            {
                var likelihood = nn.functional.binary_cross_entropy(reconstruction, target, reduction: nn.Reduction.Sum);
                var divergence = -0.5 * (1 + logVariance - mean.pow(2) - logVariance.exp()).sum();
                return likelihood + divergence;
            }
        }
        """;

    /// <summary>The terms of a loss without their sum.</summary>
    public const string Terms = """
        using TorchSharp;
        using static TorchSharp.torch;

        public static class Terms
        {
            public static Tensor Likelihood(Tensor reconstruction, Tensor target) =>
                nn.functional.binary_cross_entropy(reconstruction, target);

            public static Tensor Divergence(Tensor mean, Tensor logVariance) =>
                -0.5 * (1 + logVariance - mean.pow(2) - logVariance.exp()).sum(1).mean();
        }
        """;

    /// <summary>Adds terms that come from another project.</summary>
    public const string SumOfReferencedTerms = """
        using static TorchSharp.torch;

        public static class Losses
        {
            public static Tensor Total(Tensor reconstruction, Tensor target, Tensor mean, Tensor logVariance)
            {
                var entropy = (reconstruction * reconstruction.log()).sum();
                return Terms.Likelihood(reconstruction, target) + Terms.Divergence(mean, logVariance) + 0.0 * entropy;
            }
        }
        """;

    /// <summary>Trains with <see cref="MeanReconstruction"/> from another project.</summary>
    public const string CallOfReferencedLoss = """
        using static TorchSharp.torch;

        public static class Training
        {
            public static void Step(Tensor reconstruction, Tensor target, Tensor mean, Tensor logVariance)
            {
                var loss = Losses.Total(reconstruction.exp(), target, mean, logVariance);
                loss.backward();
            }
        }
        """;

    public const string NoTorch = """
        public static class Plain
        {
            public static double Total(double[] values) => values.Select(Math.Exp).Sum();
        }
        """;
}
