// All event axes are summed, then the batch is averaged.
namespace Mistakes.VAE004.Repaired

open TorchSharp

module Losses =
    let private perSample (errors: torch.Tensor) = errors.sum(1L)

    let vaeLoss (x: torch.Tensor) (output: torch.Tensor) (mu: torch.Tensor) (logVar: torch.Tensor) =
        let errors = (output.view(-1L, 3L, 64L, 64L) - x.view(-1L, 3L, 64L, 64L)).square()
        let kl = -0.5 * (1.0 + logVar - mu.square() - logVar.exp()) |> perSample
        errors.sum([| 1L; 2L; 3L |]).mean() + kl.mean()
