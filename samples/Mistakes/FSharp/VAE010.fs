// A mean over 12288 pixels: the KL weight that reads 0.00025 is 0.00025 * 12288 = 3.07.
namespace Mistakes.VAE010

open TorchSharp

type F = torch.nn.functional

module Losses =
    let kldWeight = 0.00025

    let vaeLoss (x: torch.Tensor) (output: torch.Tensor) (mu: torch.Tensor) (logVar: torch.Tensor) =
        let reconstruction = F.mse_loss(output.view(-1L, 12288L), x.view(-1L, 12288L))
        let kl = -0.5 * (1.0 + logVar - mu.square() - logVar.exp()).sum(1L).mean()
        reconstruction + kldWeight * kl
