using static TorchSharp.torch;

namespace VaeLint.Tensors;

/// <summary>The reconstruction and every KL have one value per sample: what is reduced too far or not far enough is told apart, because that is how VAE losses go wrong.</summary>
internal static class ElboShapes
{
    public const string Function = nameof(NegativeElbo) + "." + nameof(NegativeElbo.Compute);

    private const string Reconstruction = "reconstruction";

    /// <exception cref="ShapeException">They do not have one value per sample, or not of the same samples.</exception>
    public static void Require(Tensor nll, string klName, Tensor kl)
    {
        if (Problem(nll, klName, kl) is { } problem)
        {
            var blamesKl = nll.dim() != 0 && (kl.dim() == 0 || kl.dim() > nll.dim());
            throw new ShapeException(
                $"{Function}: {Reconstruction} is {Text(nll)}, {klName} is {Text(kl)}. {problem}",
                blamesKl ? klName : "nll",
                expected: "one value per sample: [B], or [K, B]",
                actual: (blamesKl ? kl : nll).shape);
        }

        Arguments.SameDevice(Function, klName, kl, "nll", nll);
        Arguments.HasBatch(Function, "nll", nll, (int)nll.dim());
    }

    /// <summary>The posterior and the decoder output are of two batches, or the output holds several draws of each sample.</summary>
    public static ShapeException OtherBatch(string function, string name, Tensor tensor, string outputName, Tensor output)
    {
        var advice = output.dim() > 2 && output.size(1) == tensor.size(0)
            ? $"{outputName} holds {output.size(0)} draws per sample; use {Function} with batchDims: 2 in the likelihood and {name}.expand in the KL."
            : "Pass the posterior of the batch that was decoded.";
        return new ShapeException(
            $"{function}: {name} is {Text(tensor)}, {outputName} is {Text(output)}: they are of {tensor.size(0)} and {output.size(0)} samples. {advice}",
            name,
            0,
            ShapeText.Number(output.size(0)),
            tensor.shape);
    }

    private static string? Problem(Tensor nll, string klName, Tensor kl)
    {
        if (nll.dim() == 0 || kl.dim() == 0)
        {
            return (nll.dim(), kl.dim()) switch
            {
                (0, 0) => "Both are already reduced; pass one value per sample.",
                (0, _) => $"The {Reconstruction} is already reduced; pass one value per sample.",
                _ => $"The {klName} is already reduced; pass one value per sample.",
            };
        }

        if (Arguments.HaveSameShape(nll, kl))
        {
            return nll.dim() <= 2 ? null : "Both still have event or latent axes; sum all axes after the batch.";
        }

        if (StartsWith(kl, nll))
        {
            return $"The {klName} still has its latent axes; use {SumOfRest(klName, kl, nll)}.";
        }

        if (StartsWith(nll, kl))
        {
            return $"The {Reconstruction} still has its event axes; use {SumOfRest("nll", nll, kl)}.";
        }

        return nll.dim() == 2 && kl.dim() == 1 && nll.size(1) == kl.size(0)
            ? $"There are {nll.size(0)} draws per sample and one KL for all; use {klName}.expand_as(nll)."
            : "Both need one value for each sample of the same batch.";
    }

    private static bool StartsWith(Tensor tensor, Tensor prefix)
    {
        var fits = tensor.dim() > prefix.dim();
        for (var axis = 0; fits && axis < prefix.dim(); axis++)
        {
            fits = tensor.size(axis) == prefix.size(axis);
        }

        return fits;
    }

    private static string SumOfRest(string name, Tensor tensor, Tensor kept)
    {
        var first = kept.dim();
        return tensor.dim() == first + 1 ? $"{name}.sum({first}L)" : $"{name}.flatten({first}).sum({first}L)";
    }

    private static string Text(Tensor tensor) => tensor.dim() == 0 ? "a scalar" : ShapeErrors.Text(tensor);
}
