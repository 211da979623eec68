// style: fair VAE with a code for the group and one for the rest: sums over the batch size with the negative entropy of the group's classifier beside them, and the earlier version with means
// case Summed: not measured
// case Averaged: not measured
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.HPairedCodes;

public sealed record PairedOutput(Tensor Recon, Tensor Group, Tensor MuZ, Tensor LogVarZ, Tensor MuW, Tensor LogVarW);

public sealed class PairedCodes(double vaeWeight = 1.0, double entropyWeight = 0.1)
{
    private const double Epsilon = 1e-10;

    private static Tensor NegativeEntropy(Tensor p) => p * torch.log(p + Epsilon) + (1 - p) * torch.log(1 - p + Epsilon);

    public Tensor Summed(PairedOutput output, Tensor x)
    {
        var recon = F.binary_cross_entropy(output.Recon, x, reduction: Reduction.Sum) / x.size(0);
        var kldZ = -0.5 * (1 + output.LogVarZ - output.MuZ.pow(2) - output.LogVarZ.exp()).sum() / x.size(0);
        var kldW = -0.5 * (1 + output.LogVarW - output.MuW.pow(2) - output.LogVarW.exp()).sum() / x.size(0);
        var vaeLoss = recon + kldZ + kldW;
        var confusion = NegativeEntropy(output.Group).sum() / x.size(0);
        return vaeWeight * vaeLoss + entropyWeight * confusion;
    }

    public Tensor Averaged(PairedOutput output, Tensor x)
    {
        var recon = F.binary_cross_entropy(output.Recon, x); //~ VAE001
        var kldZ = -0.5 * (1 + output.LogVarZ - output.MuZ.pow(2) - output.LogVarZ.exp()).mean(); //~ VAE002
        var kldW = -0.5 * (1 + output.LogVarW - output.MuW.pow(2) - output.LogVarW.exp()).mean(); //~ VAE002
        var vaeLoss = recon + kldZ + kldW;
        var confusion = NegativeEntropy(output.Group).mean();
        return vaeWeight * vaeLoss + entropyWeight * confusion;
    }
}
