// style: two-level rhythm VAE: logits of flattened patterns summed, the KL of each level summed over everything and clamped from below by free bits times its size
// case TrainingLoss: not measured
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.EFreeBitsTotals;

public sealed record PatternOutput(Tensor Recon, Tensor MuLow, Tensor LogvarLow, Tensor MuHigh, Tensor LogvarHigh);

public sealed class PatternTrainer
{
    public const int ZHighDim = 16;
    public const int ZLowDim = 32;

    public Tensor TrainingLoss(PatternOutput output, Tensor patterns, double beta, double freeBits)
    {
        var (recon, muLow, logvarLow, muHigh, logvarHigh) = output;
        var reconLoss = F.binary_cross_entropy_with_logits(recon.view(-1), patterns.view(-1), reduction: Reduction.Sum);
        var klHigh = -0.5 * torch.sum(1 + logvarHigh - muHigh.pow(2) - logvarHigh.exp());
        var klLow = -0.5 * torch.sum(1 + logvarLow - muLow.pow(2) - logvarLow.exp());
        var klLoss = torch.clamp(klHigh, min: freeBits * ZHighDim) + torch.clamp(klLow, min: freeBits * ZLowDim);
        return reconLoss + beta * klLoss;
    }
}
