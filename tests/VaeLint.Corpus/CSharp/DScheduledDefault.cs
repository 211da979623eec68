// style: script whose loss has beta = 1.0 by default while the loop passes a linear warm-up; mean squared error, KL sum over the batch
// case VaeLoss: R = 1/(B*D); K = 1/B; beta = D
// case Fit: not measured
// note: beta is read at its default of one; what the loop passes does not move the finding
using System;
using System.Collections.Generic;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DScheduledDefault;

public static class WarmUpScript
{
    public static Tensor VaeLoss(Tensor recon, Tensor target, Tensor mu, Tensor logvar, double beta = 1.0)
    {
        var reconLoss = functional.mse_loss(recon, target); //~ VAE001
        var kld = -0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp()) / target.size(0);
        return reconLoss + beta * kld;
    }

    public static void Fit(Module<Tensor, (Tensor, Tensor, Tensor)> model, IReadOnlyCollection<Tensor> loader, optim.Optimizer optimizer, int epochs, int warmup)
    {
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            var beta = Math.Min(1.0, (double)epoch / warmup);
            foreach (var x in loader)
            {
                optimizer.zero_grad();
                var (recon, mu, logvar) = model.call(x);
                using var loss = VaeLoss(recon, x, mu, logvar, beta);
                loss.backward();
                optimizer.step();
            }
        }
    }
}
