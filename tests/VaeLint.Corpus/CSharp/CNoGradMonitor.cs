// style: validation under no_grad and inference_mode: sums for a log are no objective
// case Train: R = 1/B; K = 1/B; beta = 1
// case TrainWrong: R = 1/B; K = 1/(B*L); beta = 1/L
using System;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CNoGradMonitor;

public sealed class Monitor
{
    private double _best = double.PositiveInfinity;

    public bool Improved(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        using (no_grad())
        {
            var error = functional.mse_loss(xHat, x);
            var kl = (-0.5 * (1 + logVar - mu.pow(2) - logVar.exp())).mean();
            var score = (error + kl).item<float>();
            Console.WriteLine($"validation score {score:F5}");
            if (score >= _best)
            {
                return false;
            }

            _best = score;
            return true;
        }
    }

    public static Tensor Train(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var error = functional.mse_loss(xHat, x, Reduction.Sum) / x.shape[0];
        var kl = (-0.5 * (1 + logVar - mu.pow(2) - logVar.exp())).sum(1).mean();
        return error + kl;
    }

    public static Tensor TrainWrong(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        double activeUnits;
        using (inference_mode())
        {
            activeUnits = (mu.var([0L]) > 0.01).sum().item<long>();
        }

        Console.WriteLine($"active units {activeUnits}");
        var error = functional.mse_loss(xHat, x, Reduction.Sum) / x.shape[0];
        var kl = (-0.5 * (1 + logVar - mu.pow(2) - logVar.exp())).mean(); //~ VAE002
        return error + kl;
    }
}
