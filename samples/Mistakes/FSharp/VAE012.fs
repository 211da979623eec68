// A constant batch size as the divisor: the last, smaller batch of an epoch is scaled wrongly.
namespace Mistakes.VAE012

open TorchSharp

type F = torch.nn.functional

module Losses =
    [<Literal>]
    let BatchSize = 128

    let vaeLoss (x: torch.Tensor) (output: torch.Tensor) (mu: torch.Tensor) (logVar: torch.Tensor) =
        let reconstruction = F.mse_loss(output, x, torch.nn.Reduction.Sum) / BatchSize
        let kl = -0.5 * (1.0 + logVar - mu.square() - logVar.exp()).sum(1L).mean()
        reconstruction + kl
