// Both operands of the division are integers: the KL is multiplied by 0.
namespace Mistakes.VAE405

open TorchSharp

type F = torch.nn.functional

module Losses =
    let vaeLoss (x: torch.Tensor) (output: torch.Tensor) (mu: torch.Tensor) (logVar: torch.Tensor) =
        let reconstruction = F.mse_loss(output, x, torch.nn.Reduction.Sum) / float x.shape[0]
        let kl = -0.5 * (1.0 + logVar - mu.square() - logVar.exp()).sum()
        reconstruction + float (1 / int x.shape[0]) * kl
