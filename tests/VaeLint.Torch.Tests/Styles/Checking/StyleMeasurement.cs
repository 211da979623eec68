using VaeLint.Corpus;
using VaeLint.Torch.Tests.Oracle;
using static TorchSharp.torch;

namespace VaeLint.Torch.Tests.Styles;

/// <summary>What a program weighs when it runs, against what it weighs by construction.</summary>
internal static class StyleMeasurement
{
    private const double Tolerance = 1e-6;

    /// <summary>Two sets of sizes, all distinct primes: a wrong power cannot hide behind another.</summary>
    public static IReadOnlyList<Sizes> SizesOf(LossSpec spec)
    {
        long[][] events = spec.Layout switch
        {
            DataLayout.Vector => [[29], [37]],
            DataLayout.Sequence => [[3, 17], [2, 23]],
            _ => [[3, 5, 19], [2, 7, 23]],
        };
        if (spec.ConstantEvent > 0)
        {
            return [new Sizes(5, [.. spec.ConstantAxes], [spec.ConstantLatent > 0 ? spec.ConstantLatent : 11]), new Sizes(11, [.. spec.ConstantAxes], [spec.ConstantLatent > 0 ? spec.ConstantLatent : 13])];
        }

        return spec.ConstantBatch > 0
            ? [new Sizes(spec.ConstantBatch, events[0], [11]), new Sizes(spec.ConstantBatch, events[1], [13])]
            : [new Sizes(5, events[0], [11]), new Sizes(11, events[1], [13])];
    }

    /// <summary>Every way in which the run differs from the construction; empty when it does not.</summary>
    public static IReadOnlyList<string> Problems(StyleProgram program, StyleEntry entry) => [.. SizesOf(program.Spec).SelectMany(sizes => Problems(program.Spec, entry, sizes))];

    private static List<string> Problems(LossSpec spec, StyleEntry entry, Sizes sizes)
    {
        using var scope = NewDisposeScope();
        var inputs = new LossInputs(sizes.Batch, sizes.Event, sizes.Latent, seed: 11);
        var loss = entry.Call(inputs);
        if (loss.requires_grad)
        {
            loss.mean().backward();
        }

        using var frozen = no_grad();
        var output = ReferenceGradients.DecoderOutput(spec.Likelihood, inputs)!;
        var problems = new List<string>();
        void Compare(string term, Tensor? gradient, Tensor reference, double weight)
        {
            var fit = Fit.Of(gradient, reference);
            if (fit.Residual > Tolerance || Math.Abs(fit.Weight - weight) > Tolerance * Math.Abs(weight))
            {
                problems.Add($"{term} measures {fit.Weight:R} (residual {fit.Residual:E1}), constructed {weight:R} at {sizes}");
            }
        }

        foreach (var (start, length) in ModalitiesOf(spec, sizes))
        {
            Tensor? Slice(Tensor? tensor) => tensor?.narrow(1, start, length);
            Compare("R", Slice(output.grad), Slice(ReferenceGradients.Reconstruction(spec.Likelihood, output, inputs.Target))!, spec.ReconstructionWeight.At(Part(sizes, length)));
        }

        foreach (var (start, length) in LevelsOf(spec, inputs))
        {
            var weight = spec.KlWeight.At(sizes with { Latent = [length] });
            Tensor? Part(Tensor? tensor) => tensor?.narrow(1, start, length);
            Compare("K by the mean", Part(inputs.Mean.grad), Part(ReferenceGradients.KlMean(inputs.Mean))!, weight);
            Compare("K by the log-variance", Part(inputs.LogVariance.grad), Part(ReferenceGradients.KlLogVariance(inputs.LogVariance))!, weight);
        }

        return problems;
    }

    public static IReadOnlyList<(long Start, long Length)> ModalitiesOf(LossSpec spec, Sizes sizes) =>
        spec.Modalities == 1 ? [(0, sizes.Event[0])] : [(0, sizes.Event[0] / 2), (sizes.Event[0] / 2, sizes.Event[0] - (sizes.Event[0] / 2))];

    /// <summary>The sizes as the modality of that length has them.</summary>
    public static Sizes Part(Sizes sizes, long length) => sizes with { Event = [length, .. sizes.Event.Skip(1)] };

    private static IReadOnlyList<(long Start, long Length)> LevelsOf(LossSpec spec, LossInputs inputs) =>
        spec.Levels == 1 ? [(0, inputs.LatentShape[0])] : [(0, StyleInputs.Split(inputs)), (StyleInputs.Split(inputs), inputs.LatentShape[0] - StyleInputs.Split(inputs))];
}
