// The reconstruction is a sum over the batch, the KL a mean over it: the KL is B times too small and changes with the batch size.
namespace Mistakes.VAE003

open TorchSharp

type F = torch.nn.functional

type Terms =
    { Reconstruction: torch.Tensor
      Kl: torch.Tensor }

module Losses =
    let vaeLoss (x: torch.Tensor) (logits: torch.Tensor) (mu: torch.Tensor) (logVar: torch.Tensor) =
        let terms =
            { Reconstruction = F.binary_cross_entropy_with_logits(logits, x, reduction = torch.nn.Reduction.Sum)
              Kl = -0.5 * (1.0 + logVar - mu.square() - logVar.exp()).sum(1L).mean() }

        terms.Reconstruction + terms.Kl
