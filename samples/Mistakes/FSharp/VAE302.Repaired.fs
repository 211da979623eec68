// The mean over the batch, and then backward.
namespace Mistakes.VAE302.Repaired

open TorchSharp

type F = torch.nn.functional

module Losses =
    let perSample (logits: torch.Tensor) (x: torch.Tensor) (mu: torch.Tensor) (logVar: torch.Tensor) =
        let reconstruction = F.binary_cross_entropy_with_logits(logits, x, reduction = torch.nn.Reduction.None).sum(1L)
        reconstruction - 0.5 * (1.0 + logVar - mu.square() - logVar.exp()).sum(1L)

    let step (optimizer: torch.optim.Optimizer) (logits: torch.Tensor) (x: torch.Tensor) (mu: torch.Tensor) (logVar: torch.Tensor) =
        optimizer.zero_grad()
        let loss = perSample logits x mu logVar
        loss.mean().backward()
        optimizer.step() |> ignore
