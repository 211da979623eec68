// Written out, the likelihood trains its variance.
namespace Mistakes.VAE402.Repaired

open TorchSharp

type F = torch.nn.functional

module Losses =
    let toMean = torch.nn.Linear(20L, 784L)
    let toLogVariance = torch.nn.Linear(20L, 784L)

    let kl (mu: torch.Tensor) (logVar: torch.Tensor) =
        -0.5 * (1.0 + logVar - mu.square() - logVar.exp()).sum(1L).mean()

    let vaeLoss (x: torch.Tensor) (z: torch.Tensor) (mu: torch.Tensor) (logVar: torch.Tensor) =
        let logVariance = toLogVariance.forward z
        let error = (x - toMean.forward z).square()
        let reconstruction = (0.5 * (logVariance + error / logVariance.exp())).sum(1L).mean()
        reconstruction + kl mu logVar
