// The divisor is the batch that was passed in.
namespace Mistakes.VAE012.Repaired

open TorchSharp

type F = torch.nn.functional

module Losses =
    let vaeLoss (x: torch.Tensor) (output: torch.Tensor) (mu: torch.Tensor) (logVar: torch.Tensor) =
        let reconstruction = F.mse_loss(output, x, torch.nn.Reduction.Sum) / float x.shape[0]
        let kl = -0.5 * (1.0 + logVar - mu.square() - logVar.exp()).sum(1L).mean()
        reconstruction + kl
