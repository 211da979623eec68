// style: stochastic recurrent anomaly detector: unreduced squared error plus beta times the whole KL (a scalar), then one mean
// case Score: R = 1/(B*D); K = 0.01; beta = 0.01*B*D
using System.Collections.Generic;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DRecurrentAnomalyScore;

public static class BackProp
{
    private const double Beta = 0.01;

    public static Tensor Score(Tensor yPred, Tensor d, Tensor mu, Tensor logvar)
    {
        var l = MSELoss(reduction: Reduction.None);
        var mse = l.call(yPred, d);
        var kld = -0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp()); //~ VAE003
        var loss = mse + Beta * kld;
        return torch.mean(loss);
    }
}
