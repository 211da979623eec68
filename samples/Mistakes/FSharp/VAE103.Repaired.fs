// The negative bound goes into backward().
namespace Mistakes.VAE103.Repaired

open TorchSharp

type F = torch.nn.functional

module Losses =
    let elbo (x: torch.Tensor) (logits: torch.Tensor) (mu: torch.Tensor) (logVar: torch.Tensor) =
        let nll = F.binary_cross_entropy_with_logits(logits, x, reduction = torch.nn.Reduction.Sum) / float x.shape[0]
        let kl = -0.5 * (1.0 + logVar - mu.square() - logVar.exp()).sum(1L).mean()
        -nll - kl

    let step (x: torch.Tensor) (logits: torch.Tensor) (mu: torch.Tensor) (logVar: torch.Tensor) =
        let loss = -(elbo x logits mu logVar)
        loss.backward()
