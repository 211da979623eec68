// style: training step; a mean squared error and PSNR computed only for the log (no_grad) beside a right sum/B loss
// case Step: not measured
// case Objective: R = 1/B; K = 1/B; beta = 1
using System;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.BLogMseBesideSum;

public interface IVae
{
    (Tensor xHat, Tensor mu, Tensor logVar) Run(Tensor x);
}

public sealed class TrainStep(IVae vae, optim.Optimizer optimizer, Action<string> log)
{
    private int _step;

    public void Step(Tensor x)
    {
        using var d = NewDisposeScope();
        var (xHat, mu, logVar) = vae.Run(x);

        var loss = Objective(xHat, x, mu, logVar);
        optimizer.zero_grad();
        loss.backward();
        optimizer.step();

        if (++_step % 100 != 0)
        {
            return;
        }

        using (no_grad())
        {
            var mse = F.mse_loss(xHat, x);
            var psnr = -10 * mse.log10();
            var kl = 0.5 * (mu.pow(2) + logVar.exp() - 1 - logVar).sum(1).mean();
            var monitored = mse + kl;
            log($"step {_step}: loss {loss.item<float>():F2} mse {mse.item<float>():E2} psnr {psnr.item<float>():F1} monitored {monitored.item<float>():F3}");
        }
    }

    public static Tensor Objective(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var batch = x.shape[0];
        var rec = F.mse_loss(xHat, x, nn.Reduction.Sum) / batch;
        var kl = 0.5 * (mu.pow(2) + logVar.exp() - 1 - logVar).sum() / batch;
        return rec + kl;
    }
}
