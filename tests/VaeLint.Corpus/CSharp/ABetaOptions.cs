// style: beta-VAE with an options record, loss as an instance method; one wrong and one summed version
// case Elbo: R = 1/(B*D); K = klWeight/B; beta = klWeight*D
// case SummedElbo: R = 1/B; K = klWeight/B; beta = klWeight
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.ABetaOptions;

public sealed record VaeOptions
{
    public int LatentDim { get; init; } = 32;

    public double Beta { get; init; } = 4.0;

    public double LearningRate { get; init; } = 1e-3;
}

public sealed class BetaVaeObjective
{
    private readonly VaeOptions _options;

    public BetaVaeObjective(VaeOptions options)
    {
        _options = options ?? throw new ArgumentNullException(nameof(options));
    }

    public Tensor Elbo(Tensor prediction, Tensor target, Tensor mean, Tensor logVar)
    {
        var recon = F.mse_loss(prediction, target);
        var kl = Divergence(mean, logVar).mean();
        return recon + _options.Beta * kl; //~ VAE010
    }

    public Tensor SummedElbo(Tensor prediction, Tensor target, Tensor mean, Tensor logVar)
    {
        var recon = F.mse_loss(prediction, target, reduction: Reduction.Sum) / target.size(0);
        var kl = Divergence(mean, logVar).mean();
        return recon + _options.Beta * kl;
    }

    private static Tensor Divergence(Tensor mean, Tensor logVar)
    {
        var perLatent = 1 + logVar - mean.square() - logVar.exp();
        return -0.5 * perLatent.sum(-1);
    }
}
