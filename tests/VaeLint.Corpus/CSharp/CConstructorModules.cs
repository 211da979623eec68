// style: loss modules assigned in the constructor to fields of the base module type
// case Wrong: R = 1/(B*D); K = 1; beta = B*D
// case Right: R = 1; K = 1; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CConstructorModules;

public sealed class ProbabilityObjective
{
    private readonly Module<Tensor, Tensor, Tensor> _perPixel;
    private readonly Module<Tensor, Tensor, Tensor> _total;

    public ProbabilityObjective()
    {
        _perPixel = BCELoss(reduction: Reduction.Mean);
        _total = nn.BCELoss(reduction: Reduction.Sum);
    }

    public Tensor Wrong(Tensor probabilities, Tensor x, Tensor mu, Tensor logVar)
    {
        var crossEntropy = _perPixel.call(probabilities, x); //~ VAE001
        var kld = -0.5 * torch.sum(1 + logVar - mu.pow(2) - logVar.exp());
        return crossEntropy + kld;
    }

    public Tensor Right(Tensor probabilities, Tensor x, Tensor mu, Tensor logVar)
    {
        var crossEntropy = _total.call(probabilities, x);
        var kld = -0.5 * torch.sum(1 + logVar - mu.pow(2) - logVar.exp());
        return crossEntropy + kld;
    }
}

/// <summary>Nobody in this project creates one, so its reduction is unknown.</summary>
public sealed class ConfigurableObjective
{
    private readonly Module<Tensor, Tensor, Tensor> _reconstruction;

    public ConfigurableObjective(Reduction reduction)
    {
        _reconstruction = BCELoss(reduction: reduction);
    }

    public Tensor Loss(Tensor probabilities, Tensor x, Tensor mu, Tensor logVar)
        => _reconstruction.call(probabilities, x) - 0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum();
}
