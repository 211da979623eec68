// style: balanced VAE plus adversarial and perceptual terms at their own scale, loss parts in a dictionary
// case GeneratorLoss: not measured
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.BVaeGan;

public class VaeGanObjective
{
    private readonly Module<Tensor, Tensor> _discriminator, _features;

    public VaeGanObjective(Module<Tensor, Tensor> discriminator, Module<Tensor, Tensor> features)
    {
        _discriminator = discriminator;
        _features = features;
    }

    public Dictionary<string, double> Weights { get; } = new()
    {
        ["reconstruction"] = 1.0,
        ["kl"] = 1.0,
        ["adversarial"] = 0.1,
        ["perceptual"] = 5.0,
    };

    public Tensor GeneratorLoss(Tensor x, Tensor xHat, Tensor mu, Tensor logVar)
    {
        var parts = new Dictionary<string, Tensor>
        {
            ["reconstruction"] = functional.l1_loss(xHat, x, Reduction.Sum) / x.shape[0],
            ["kl"] = 0.5 * (mu.pow(2) + logVar.exp() - 1 - logVar).sum() / x.shape[0],
            ["adversarial"] = functional.softplus(-_discriminator.forward(xHat)).mean(),
            ["perceptual"] = functional.mse_loss(_features.forward(xHat), _features.forward(x)),
        };
        return parts.Select(p => Weights[p.Key] * p.Value).Aggregate((a, b) => a + b);
    }
}
