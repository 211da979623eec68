// The loss gets logits.
namespace Mistakes.VAE201.Repaired

open TorchSharp

type F = torch.nn.functional

module Losses =
    let decoder = torch.nn.Linear(20L, 784L)

    let kl (mu: torch.Tensor) (logVar: torch.Tensor) =
        -0.5 * (1.0 + logVar - mu.square() - logVar.exp()).sum(1L).mean()

    let vaeLoss (x: torch.Tensor) (z: torch.Tensor) (mu: torch.Tensor) (logVar: torch.Tensor) =
        let logits = z |> decoder.forward
        let reconstruction = F.binary_cross_entropy_with_logits(logits, x, reduction = torch.nn.Reduction.Sum) / float x.shape[0]
        reconstruction + kl mu logVar
