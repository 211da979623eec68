// The data stands where the logits belong.
namespace Mistakes.VAE202

open TorchSharp

type F = torch.nn.functional

module Losses =
    let toMu = torch.nn.Linear(784L, 20L)
    let toLogVar = torch.nn.Linear(784L, 20L)
    let decoder = torch.nn.Linear(20L, 784L)

    let kl (mu: torch.Tensor) (logVar: torch.Tensor) =
        -0.5 * (1.0 + logVar - mu.square() - logVar.exp()).sum(1L).mean()

    let vaeLoss (x: torch.Tensor) =
        let mu, logVar = toMu.forward x, toLogVar.forward x
        let logits = decoder.forward (mu + (0.5 * logVar).exp() * torch.randn_like mu)
        let reconstruction = F.binary_cross_entropy_with_logits(x, logits, reduction = torch.nn.Reduction.Sum) / float x.shape[0]
        reconstruction + kl mu logVar
