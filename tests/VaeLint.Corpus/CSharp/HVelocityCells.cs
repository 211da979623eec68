// style: several objectives per cell added before the one mean: log-density of a Normal, two KLs between posteriors and priors, alignment of velocities, neighbours; a switch of zero or one on the variational part
// case Loss: not measured
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.HVelocityCells;

public sealed record Gaussian(Tensor Mean, Tensor Scale)
{
    public Tensor LogProb(Tensor x) => distributions.Normal(Mean, Scale).log_prob(x);

    public Tensor KlTo(Gaussian p) => torch.log(p.Scale / Scale) + (Scale.pow(2) + (Mean - p.Mean).pow(2)) / (2 * p.Scale.pow(2)) - 0.5;
}

public sealed class VelocityCells(double reconstructionWeight, double codeWeight, bool observedLibrary)
{
    public bool IsVariationalPartOn { get; set; } = true;

    public Tensor Loss(Tensor x, Gaussian px, Gaussian qz, Gaussian pz, Gaussian ql, Gaussian pl, Tensor velocity, Tensor difference)
    {
        var vaeOn = IsVariationalPartOn ? 1.0 : 0.0;
        var velocityLoss = 1 - F.cosine_similarity(velocity, difference, dim: 1);
        var kldCode = qz.KlTo(pz).sum(dim: 1);
        var kldLibrary = observedLibrary ? torch.tensor(0.0f) : ql.KlTo(pl).sum(dim: 1);
        var kld = codeWeight * kldCode + kldLibrary;
        var reconstruction = -px.LogProb(x).sum(-1) * reconstructionWeight;
        return torch.mean(reconstruction * vaeOn + kld * vaeOn + velocityLoss);
    }
}
