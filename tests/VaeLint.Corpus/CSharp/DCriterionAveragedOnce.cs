// style: notebook code with a module-level criterion of reduction sum; the sum of both terms divided by the batch once, encoder mode flag
// case Loss: R = 1/B; K = 1/B; beta = 1
// case Epoch: not measured
using System;
using System.Collections.Generic;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DCriterionAveragedOnce;

public static class FashionNotebook
{
    private static readonly BCELoss s_criterion = BCELoss(reduction: Reduction.Sum);

    public static Tensor Loss(Tensor reconX, Tensor x, Tensor mu, Tensor logvar)
    {
        var bce = s_criterion.call(reconX, x);
        var kld = -0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp());
        return (bce + kld) / x.size(0);
    }

    public static double Epoch(
        Module<Tensor, int, (Tensor Recon, Tensor Mu, Tensor LogVar)> model,
        IEnumerable<(Tensor Data, Tensor Label)> loader,
        optim.Optimizer optimizer)
    {
        model.train();
        var total = 0.0;
        var batches = 0;
        foreach (var (data, _) in loader)
        {
            optimizer.zero_grad();
            var (recon, mu, logvar) = model.call(data, 1);
            var loss = Loss(recon, data, mu, logvar);
            loss.backward();
            total += loss.item<float>();
            optimizer.step();
            if (++batches % 50 == 0)
            {
                Console.WriteLine($"{batches}: {total / batches:F3}");
            }
        }

        return total / batches;
    }
}
