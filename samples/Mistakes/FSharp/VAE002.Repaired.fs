// Both terms go through the same reduction.
namespace Mistakes.VAE002.Repaired

open TorchSharp

module Losses =
    let private sumPerSample (t: torch.Tensor) = t.flatten(1L).sum(1L)
    let private batchMean = sumPerSample >> torch.mean

    let private divergence (mu: torch.Tensor) (logVar: torch.Tensor) =
        -0.5 * (1.0 + logVar - mu.square() - logVar.exp())

    let vaeLoss (x: torch.Tensor) (output: torch.Tensor) mu logVar =
        let reconstruction = (output - x).square() |> batchMean
        let kl = divergence mu logVar |> batchMean
        reconstruction + kl
