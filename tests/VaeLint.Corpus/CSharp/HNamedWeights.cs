// style: weights of the terms by name in a dictionary that is read from a file, a list of named terms for the log, means of pixels against the KL per image
// case Loss: not measured
using System.Collections.Generic;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.HNamedWeights;

public sealed class NamedWeights(IReadOnlyDictionary<string, double> weights)
{
    public Tensor Loss(Tensor decoded, Tensor image, Tensor mu, Tensor logVar, IDictionary<string, double> log)
    {
        var pixels = F.l1_loss(decoded, image);
        var kl = -0.5 * torch.sum(1 + logVar - mu.pow(2) - logVar.exp(), dim: 1).mean();
        log["pixels"] = pixels.ToDouble();
        log["kl"] = kl.ToDouble();
        return weights["pixels"] * pixels + weights["kl"] * kl; //~ VAE010
    }
}
