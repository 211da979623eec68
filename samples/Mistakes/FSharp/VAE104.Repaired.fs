// Standard normal noise.
namespace Mistakes.VAE104.Repaired

open TorchSharp

type F = torch.nn.functional

module Losses =
    let vaeLoss (x: torch.Tensor) (logits: torch.Tensor) (mu: torch.Tensor) (logVar: torch.Tensor) =
        let reconstruction = F.binary_cross_entropy_with_logits(logits, x, reduction = torch.nn.Reduction.Sum) / float x.shape[0]
        let kl = -0.5 * (1.0 + logVar - mu.square() - logVar.exp()).sum(1L).mean()
        reconstruction + kl

    let step (decode: torch.Tensor -> torch.Tensor) (x: torch.Tensor) (mu: torch.Tensor) (logVar: torch.Tensor) =
        let noise = torch.randn_like mu
        let z = mu + torch.exp(0.5 * logVar) * noise
        vaeLoss x (decode z) mu logVar
