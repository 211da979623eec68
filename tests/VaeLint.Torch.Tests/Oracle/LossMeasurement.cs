using TorchSharp;
using VaeLint.Corpus;
using static TorchSharp.torch;

namespace VaeLint.Torch.Tests.Oracle;

/// <summary>The weights of one loss at one set of sizes.</summary>
public sealed record LossMeasurement(Sizes Sizes, Fit Reconstruction, Fit KlMean, Fit KlLogVariance, bool IsStochastic)
{
    private const int StochasticRuns = 400;

    /// <summary>Runs the loss at these sizes; one that is known to draw no random numbers runs once.</summary>
    public static LossMeasurement At(CorpusCase corpusCase, Sizes sizes, bool isDeterministic = false)
    {
        using var scope = NewDisposeScope();
        var inputs = new LossInputs(sizes.Batch, sizes.Event, sizes.Latent, seed: 11);
        var gradients = Gradients.Of(corpusCase, inputs, seed: 1);
        var isStochastic = !isDeterministic && !gradients.SameAs(Gradients.Of(corpusCase, inputs, seed: 2));
        if (isStochastic)
        {
            gradients = Gradients.Average(corpusCase, inputs, StochasticRuns);
        }

        using (no_grad())
        {
            return new LossMeasurement(
                sizes,
                ReconstructionFit(corpusCase.Likelihood, inputs, gradients.DecoderOutput),
                Fit.Of(gradients.Mean, ReferenceGradients.KlMean(inputs.Mean)),
                Fit.Of(gradients.LogVariance, ReferenceGradients.KlLogVariance(inputs.LogVariance)),
                isStochastic);
        }
    }

    private static Fit ReconstructionFit(Likelihood likelihood, LossInputs inputs, Tensor? gradient)
    {
        if (ReferenceGradients.DecoderOutput(likelihood, inputs) is not { } output)
        {
            return Fit.Absent;
        }

        // A binary loss may have been called with either target; only one of the two can fit.
        var soft = Fit.Of(gradient, ReferenceGradients.Reconstruction(likelihood, output, inputs.Target));
        var binary = Fit.Of(gradient, ReferenceGradients.Reconstruction(likelihood, output, inputs.BinaryTarget));
        return soft.Residual <= binary.Residual ? soft : binary;
    }

    /// <summary>Gradients of one run, or the average of many; null where nothing reaches the leaf.</summary>
    private sealed record Gradients(Tensor? DecoderOutput, Tensor? Mean, Tensor? LogVariance)
    {
        public static Gradients Of(CorpusCase corpusCase, LossInputs inputs, int seed)
        {
            manual_seed(seed);
            foreach (var leaf in Leaves(inputs))
            {
                leaf.grad?.zero_();
            }

            var loss = corpusCase.Loss(inputs);
            if (!loss.requires_grad)
            {
                return new Gradients(null, null, null);
            }

            loss.mean().backward();
            return new Gradients(
                ReferenceGradients.DecoderOutput(corpusCase.Likelihood, inputs)?.grad?.clone(),
                inputs.Mean.grad?.clone(),
                inputs.LogVariance.grad?.clone());
        }

        public static Gradients Average(CorpusCase corpusCase, LossInputs inputs, int runs)
        {
            var sum = Of(corpusCase, inputs, seed: 1);
            for (var run = 2; run <= runs; run++)
            {
                using var scope = NewDisposeScope();
                var next = Of(corpusCase, inputs, run);
                sum.DecoderOutput?.add_(next.DecoderOutput!);
                sum.Mean?.add_(next.Mean!);
                sum.LogVariance?.add_(next.LogVariance!);
            }

            return new Gradients(sum.DecoderOutput?.div_(runs), sum.Mean?.div_(runs), sum.LogVariance?.div_(runs));
        }

        public bool SameAs(Gradients other) =>
            Same(DecoderOutput, other.DecoderOutput) && Same(Mean, other.Mean) && Same(LogVariance, other.LogVariance);

        private static bool Same(Tensor? left, Tensor? right) =>
            left is null || right is null ? left is null && right is null : left.eq(right).all().item<bool>();

        private static Tensor[] Leaves(LossInputs inputs) => [inputs.Reconstruction, inputs.Logits, inputs.Mean, inputs.LogVariance];
    }
}
