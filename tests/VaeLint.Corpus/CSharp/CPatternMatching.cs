// style: positional, property, type and list patterns that unpack the model's output
// case Positional: R = 1/B; K = 1/(B*L); beta = 1/L
// case Property: R = 1/B; K = 1/B; beta = 1
// case Listed: R = 1/(B*D); K = 1/B; beta = D
using System;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CPatternMatching;

public sealed record VaeOutput(Tensor Decoded, Tensor Mean, Tensor LogVariance);

public static class PatternLosses
{
    public static Tensor Positional(VaeOutput output, Tensor x)
    {
        if (output is not (var decoded, var mean, var logVariance))
        {
            throw new ArgumentNullException(nameof(output));
        }

        var recon = functional.mse_loss(decoded, x, Reduction.Sum) / x.shape[0];
        var kl = (-0.5 * (1 + logVariance - mean.pow(2) - logVariance.exp())).mean(); //~ VAE002
        return recon + kl;
    }

    public static Tensor Property(object output, Tensor x) => output switch
    {
        VaeOutput { Decoded: var decoded, Mean: { } mean, LogVariance: { } logVariance } =>
            functional.mse_loss(decoded, x, Reduction.Sum) / x.shape[0]
            - 0.5 * (1 + logVariance - mean.pow(2) - logVariance.exp()).sum() / x.shape[0],
        Tensor => throw new NotSupportedException("The model must return its code."),
        _ => throw new ArgumentException(nameof(output)),
    };

    public static Tensor Listed(Tensor[] output, Tensor x)
    {
        if (output is [var decoded, var mean, var logVariance])
        {
            var recon = functional.mse_loss(decoded, x); //~ VAE001
            var kl = (-0.5 * (1 + logVariance - mean.pow(2) - logVariance.exp())).sum(1).mean();
            return recon + kl;
        }

        throw new ArgumentException($"Expected 3 tensors, got {output.Length}.");
    }
}
