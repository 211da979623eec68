// The same training, with the effective weight in the open.
namespace Mistakes.VAE010.Repaired

open TorchSharp

type F = torch.nn.functional

module Losses =
    let beta = 3.072
    let pixels = 12288.0

    let vaeLoss (x: torch.Tensor) (output: torch.Tensor) (mu: torch.Tensor) (logVar: torch.Tensor) =
        let reconstruction = F.mse_loss(output.view(-1L, 12288L), x.view(-1L, 12288L))
        let kl = -0.5 * (1.0 + logVar - mu.square() - logVar.exp()).sum(1L).mean()
        reconstruction + beta / pixels * kl
