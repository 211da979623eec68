// style: a mean squared error beside the objective that is only written to the log through interpolated strings
// case RightStep: not measured
// case WrongStep: not measured
using System;
using System.Collections.Generic;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CLoggedOnly;

public sealed class LoggingTrainer(optim.Optimizer optimizer, Action<string> log)
{
    private readonly List<double> _history = [];

    public void RightStep(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var kl = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(1).mean();
        var recon = functional.mse_loss(xHat, x, Reduction.Sum) / x.shape[0];
        var loss = recon + kl;

        var monitor = functional.mse_loss(xHat, x) + kl;
        _history.Add(monitor.item<float>());
        log($"loss {loss.item<float>():F4} monitor {monitor.item<float>():F4} kl {kl.item<float>():F4}");

        optimizer.zero_grad();
        loss.backward();
        optimizer.step();
    }

    public void WrongStep(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var kl = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(1).mean();
        var elbo = functional.mse_loss(xHat, x, Reduction.Sum) / x.shape[0] + kl;
        log($"negative ELBO {elbo.item<float>():F4}");

        var loss = functional.mse_loss(xHat, x) + kl; //~ VAE001
        optimizer.zero_grad();
        loss.backward();
        optimizer.step();
    }
}
