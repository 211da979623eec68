// Both are [B].
namespace Mistakes.VAE404.Repaired

open TorchSharp

type F = torch.nn.functional

module Losses =
    let brightness = torch.nn.Linear(20L, 1L)

    let kl (mu: torch.Tensor) (logVar: torch.Tensor) =
        -0.5 * (1.0 + logVar - mu.square() - logVar.exp()).sum(1L).mean()

    let vaeLoss (images: torch.Tensor) (mu: torch.Tensor) (logVar: torch.Tensor) =
        let codes = mu.view(-1L, 20L)
        let target = images.view(-1L, 784L).mean([| 1L |])
        let predicted = (brightness.forward codes).squeeze(1L)
        let error = F.mse_loss(predicted, target)
        error + kl codes logVar
