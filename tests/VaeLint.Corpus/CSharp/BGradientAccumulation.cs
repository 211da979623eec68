// style: loop with gradient accumulation, loss / accumulationSteps before backward, epoch sums for the log
// case TrainEpoch: not measured
using System;
using System.Collections.Generic;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.BGradientAccumulation;

public record Settings(int AccumulationSteps = 4, double Beta = 1.0, double ClipNorm = 5.0);

public class Loop
{
    private readonly Settings _cfg;

    public Loop(Settings cfg) => _cfg = cfg;

    public double TrainEpoch(Module<Tensor, (Tensor y, Tensor mu, Tensor lv)> model, IEnumerable<Tensor> batches, optim.Optimizer opt, Device device)
    {
        double epochRecon = 0, epochKl = 0;
        long seen = 0;
        int micro = 0;
        opt.zero_grad();
        foreach (var cpuBatch in batches)
        {
            using var scope = NewDisposeScope();
            var x = cpuBatch.to(device);
            var (y, mu, lv) = model.forward(x);

            var recon = functional.binary_cross_entropy(y, x, reduction: Reduction.Sum);
            var kl = -0.5 * (1 + lv - mu.pow(2) - lv.exp()).sum();
            var loss = (recon + _cfg.Beta * kl) / x.shape[0] / _cfg.AccumulationSteps;
            loss.backward();

            epochRecon += recon.ToDouble();
            epochKl += kl.ToDouble();
            seen += x.shape[0];
            if (++micro % _cfg.AccumulationSteps == 0)
            {
                nn.utils.clip_grad_norm_(model.parameters(), _cfg.ClipNorm);
                opt.step();
                opt.zero_grad();
            }
        }

        Console.WriteLine($"recon {epochRecon / seen:F2}  kl {epochKl / seen:F2}");
        return (epochRecon + epochKl) / seen;
    }
}
