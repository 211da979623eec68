// style: script with the conditional VAE trained inline by permuted index slices, sums on both sides
// case Bake: not measured
using System;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DNeuralBakerLoop;

internal static class Baker
{
    private const int NumClasses = 10;
    private const int BatchSize = 256;

    public static void Bake(Module<Tensor, Tensor, (Tensor, Tensor, Tensor)> baker, Tensor xTrain, Tensor yTrain, int epochs)
    {
        var n = xTrain.size(0);
        var bakerOpt = optim.AdamW(baker.parameters(), lr: 1e-3, weight_decay: 1e-4);
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            var perm = randperm(n);
            for (var i = 0L; i < n; i += BatchSize)
            {
                using var scope = NewDisposeScope();
                var idx = perm.slice(0, i, Math.Min(i + BatchSize, n), 1);
                var xb = xTrain.index_select(0, idx);
                var yb = yTrain.index_select(0, idx);
                var ybOneHot = functional.one_hot(yb, NumClasses).@float();

                var (recon, mu, logvar) = baker.call(xb, ybOneHot);
                var bce = functional.binary_cross_entropy(recon, xb, reduction: Reduction.Sum);
                var kld = -0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp());
                var loss = bce + kld;

                bakerOpt.zero_grad();
                loss.backward();
                bakerOpt.step();
            }
        }

        Console.WriteLine("Neural baker is ready.");
    }
}
