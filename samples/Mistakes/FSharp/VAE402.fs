// TorchSharp's Gaussian NLL passes no gradient to the variance of the decoder.
namespace Mistakes.VAE402

open TorchSharp

type F = torch.nn.functional

module Losses =
    let toMean = torch.nn.Linear(20L, 784L)
    let toLogVariance = torch.nn.Linear(20L, 784L)

    let kl (mu: torch.Tensor) (logVar: torch.Tensor) =
        -0.5 * (1.0 + logVar - mu.square() - logVar.exp()).sum(1L).mean()

    let vaeLoss (x: torch.Tensor) (z: torch.Tensor) (mu: torch.Tensor) (logVar: torch.Tensor) =
        let variance = (toLogVariance.forward z).exp()
        let reconstruction = F.gaussian_nll_loss(toMean.forward z, x, variance)
        reconstruction + kl mu logVar
