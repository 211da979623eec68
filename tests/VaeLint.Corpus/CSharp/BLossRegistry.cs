// style: registry of named losses (string to delegate), configuration picks one; every entry sums over the event and averages over the batch
// case bce: R = 1/B; K = 1/B; beta = 1
// case mse: R = 1/B; K = 1/B; beta = 1
// case l1: R = 1/B; K = 1/B; beta = 1
using System;
using System.Collections.Generic;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.BLossRegistry;

public static class LossRegistry
{
    private delegate Tensor Reconstruction(Tensor output, Tensor x);

    private static readonly Dictionary<string, Reconstruction> Table = new(StringComparer.OrdinalIgnoreCase)
    {
        ["bce"] = (output, x) => F.binary_cross_entropy_with_logits(output, x, reduction: nn.Reduction.Sum) / x.shape[0],
        ["mse"] = (output, x) => F.mse_loss(output, x) * (x.numel() / x.shape[0]),
        ["l1"] = (output, x) => (output - x).abs().flatten(1).sum(1).mean(),
    };

    public static Func<Tensor, Tensor, Tensor, Tensor, Tensor> Create(string name)
    {
        if (!Table.TryGetValue(name, out var reconstruction))
        {
            throw new ArgumentException($"unknown loss '{name}', known: {string.Join(", ", Table.Keys)}", nameof(name));
        }

        return (output, x, mu, logVar) =>
        {
            var kl = 0.5 * (mu.pow(2) + logVar.exp() - 1 - logVar).sum(1).mean();
            return reconstruction(output, x) + kl;
        };
    }
}
