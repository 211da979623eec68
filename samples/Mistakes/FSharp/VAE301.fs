// The KL is detached for the log, and so in the loss.
namespace Mistakes.VAE301

open TorchSharp

type F = torch.nn.functional

module Losses =
    let kl (mu: torch.Tensor) (logVar: torch.Tensor) =
        -0.5 * (1.0 + logVar - mu.square() - logVar.exp()).sum(1L).mean()

    let vaeLoss (logits: torch.Tensor) (x: torch.Tensor) (mu: torch.Tensor) (logVar: torch.Tensor) =
        let reconstruction = F.binary_cross_entropy_with_logits(logits, x, reduction = torch.nn.Reduction.Sum) / float x.shape[0]
        let divergence = (kl mu logVar).detach()
        printfn $"KL {divergence.ToSingle():F3}"
        reconstruction + divergence
