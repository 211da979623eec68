// style: semi-supervised mixture VAE, one call for labelled and unlabelled batches: labelled is squared error over the batch plus a weighted KL,
// unlabelled marginalises the label with logsumexp
// case Labelled: R = 1/B; K = beta/B; beta = beta
// case Unlabelled: not measured
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DSemiSupervisedStep;

public sealed class SemiConfig
{
    public int NumClasses { get; set; } = 10;

    public double Beta { get; set; } = 1.0;
}

public sealed class MixtureVae(SemiConfig cfg, Module<Tensor, Tensor, Tensor> decoder)
{
    private readonly Tensor _pi = ones(cfg.NumClasses) / cfg.NumClasses;

    public (Tensor Loss, double Elbo, double Recon, double Kl) Labelled(Tensor xRecon, Tensor x, Tensor mu, Tensor logvar)
    {
        var batchSize = x.size(0);
        var reconLoss = functional.mse_loss(xRecon, x, reduction: Reduction.Sum) / batchSize;
        var klZ = -0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp(), dim: 1).mean();
        var elbo = -(reconLoss + cfg.Beta * klZ);
        return (-elbo, elbo.ToDouble(), reconLoss.ToDouble(), klZ.ToDouble());
    }

    public Tensor Unlabelled(Tensor x, Tensor z, Tensor mu, Tensor logvar)
    {
        var batchSize = x.size(0);
        var logPi = torch.log(_pi + 1e-8).unsqueeze(0);
        var logLikelihoods = new List<Tensor>();
        foreach (var k in Enumerable.Range(0, cfg.NumClasses))
        {
            var label = functional.one_hot(full([batchSize], k, dtype: ScalarType.Int64), cfg.NumClasses).to(ScalarType.Float32);
            var xRecon = decoder.call(z, label);
            logLikelihoods.Add(-functional.mse_loss(xRecon, x, reduction: Reduction.None).view(batchSize, -1).sum(1));
        }

        var evidence = logsumexp(stack(logLikelihoods, 1) + logPi, 1);
        var klZ = -0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp(), dim: 1);
        return -(evidence - cfg.Beta * klZ).mean();
    }
}
