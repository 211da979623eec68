// beta is in the signature and not in the sum.
namespace Mistakes.VAE303

open TorchSharp

type F = torch.nn.functional

module Losses =
    let kl (mu: torch.Tensor) (logVar: torch.Tensor) =
        -0.5 * (1.0 + logVar - mu.square() - logVar.exp()).sum(1L).mean()

    let vaeLoss (beta: float) (logits: torch.Tensor) (x: torch.Tensor) (mu: torch.Tensor) (logVar: torch.Tensor) =
        let reconstruction = F.binary_cross_entropy_with_logits(logits, x, reduction = torch.nn.Reduction.Sum) / float x.shape[0]
        reconstruction + kl mu logVar
