// style: anomaly detection library ported from Paddle: list of outputs unpacked by pattern, smooth L1 sum, KL sum, kld_beta 0.2
// case SmoothL1LossVae: R = 0.5; K = 0.2; beta = 0.4
// note: both terms are sums, so the weight hides no size
using System.Collections.Generic;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DTrafficSmoothL1;

public static class AnomalyLosses
{
    public static Tensor SmoothL1LossVae(IReadOnlyList<Tensor> outputs, Tensor yTrue, double kldBeta = 0.2)
    {
        var (recon, mu, logvar, obs) = (outputs[0], outputs[1], outputs[2], outputs[3]);
        return Combine(recon, obs, mu, logvar, kldBeta);
    }

    public static Tensor Combine(Tensor recon, Tensor obs, Tensor mu, Tensor logvar, double kldBeta = 0.2)
    {
        var reconLoss = functional.smooth_l1_loss(recon, obs, reduction: Reduction.Sum);
        var kld = -0.5 * sum(1 + logvar - mu.pow(2) - logvar.exp());
        var loss = reconLoss + kldBeta * kld;
        return loss;
    }
}
