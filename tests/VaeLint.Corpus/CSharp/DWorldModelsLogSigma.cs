// style: world-models port: squared error sum and the KL in log sigma, script with scheduler and early stopping, losses divided by the data set only for the report
// case Loss: R = 1; K = 1; beta = 1
// case Run: not measured
using System;
using System.Collections.Generic;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DWorldModelsLogSigma;

public sealed class TrainVision
{
    private double _best = double.PositiveInfinity;

    public static Tensor Loss(Tensor reconX, Tensor x, Tensor mu, Tensor logsigma)
    {
        var mse = functional.mse_loss(reconX, x, reduction: Reduction.Sum);
        var kld = -0.5 * torch.sum(1 + 2 * logsigma - mu.pow(2) - (2 * logsigma).exp());
        return mse + kld;
    }

    public void Run(Module<Tensor, (Tensor, Tensor, Tensor)> model, IReadOnlyList<Tensor> train, IReadOnlyList<Tensor> test, long datasetSize, int epochs)
    {
        var optimizer = optim.Adam(model.parameters());
        var scheduler = optim.lr_scheduler.StepLR(optimizer, 5, 0.5);
        for (var epoch = 1; epoch <= epochs; epoch++)
        {
            var trainLoss = 0.0;
            foreach (var data in train)
            {
                optimizer.zero_grad();
                var (recon, mu, logsigma) = model.call(data);
                var loss = Loss(recon, data, mu, logsigma);
                loss.backward();
                trainLoss += loss.ToDouble();
                optimizer.step();
            }

            var testLoss = 0.0;
            using (no_grad())
            {
                foreach (var data in test)
                {
                    var (recon, mu, logsigma) = model.call(data);
                    testLoss += Loss(recon, data, mu, logsigma).ToDouble();
                }
            }

            scheduler.step();
            Console.WriteLine($"epoch {epoch}: {trainLoss / datasetSize:F4} / {testLoss / datasetSize:F4}");
            _best = Math.Min(_best, testLoss);
        }
    }
}
