// style: music VAE: KL above a budget of free bits, beta from a decay rate and the global step; token steps summed, or averaged by a simplified port
// case Simplified: R = 1/(B*D); K = w/B; beta = w*D
// case Summed: R = 1/B; K = w/B; beta = w
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.EFreeNatsCost;

public sealed class MusicObjective
{
    private readonly double _freeBits;
    private readonly double _maxBeta;
    private readonly double _betaRate;

    public MusicObjective(double freeBits, double maxBeta, double betaRate)
    {
        _freeBits = freeBits;
        _maxBeta = maxBeta;
        _betaRate = betaRate;
    }

    public int Step { get; set; } = 1000;

    private double Beta => (1.0 - Math.Pow(_betaRate, Step)) * _maxBeta;

    private Tensor KlCost(Tensor mu, Tensor logVar)
    {
        var klDiv = 0.5 * (mu.square() + logVar.exp() - 1.0 - logVar).sum(dim: 1);
        var freeNats = _freeBits * Math.Log(2.0);
        return torch.maximum(klDiv - freeNats, torch.zeros_like(klDiv));
    }

    public Tensor Simplified(Tensor outputs, Tensor inputs, Tensor mu, Tensor logVar)
    {
        var klCost = torch.mean(KlCost(mu, logVar));
        var rCost = torch.mean(F.mse_loss(outputs, inputs));
        return rCost + Beta * klCost; //~ VAE010
    }

    public Tensor Summed(Tensor outputs, Tensor inputs, Tensor mu, Tensor logVar)
    {
        var rLoss = (outputs - inputs).square().flatten(1).sum(dim: 1);
        return torch.mean(rLoss) + Beta * torch.mean(KlCost(mu, logVar));
    }
}
