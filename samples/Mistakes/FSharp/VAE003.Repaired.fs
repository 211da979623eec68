// One divisor, the batch, for both terms.
namespace Mistakes.VAE003.Repaired

open TorchSharp

type F = torch.nn.functional

type Terms =
    { Reconstruction: torch.Tensor
      Kl: torch.Tensor }

module Losses =
    let vaeLoss (x: torch.Tensor) (logits: torch.Tensor) (mu: torch.Tensor) (logVar: torch.Tensor) =
        let terms =
            { Reconstruction = F.binary_cross_entropy_with_logits(logits, x, reduction = torch.nn.Reduction.Sum) / float x.shape[0]
              Kl = -0.5 * (1.0 + logVar - mu.square() - logVar.exp()).sum(1L).mean() }

        terms.Reconstruction + terms.Kl
