// gaussian_nll_loss already sums over the pixels in TorchSharp; the factor 784 counts them twice.
namespace Mistakes.VAE005

open TorchSharp

type F = torch.nn.functional

module Losses =
    let vaeLoss (x: torch.Tensor) (mean: torch.Tensor, variance: torch.Tensor) (mu: torch.Tensor, logVar: torch.Tensor) =
        let target = x.view(-1L, 784L)
        let nll = 784.0 * F.gaussian_nll_loss(mean.view(-1L, 784L), target, variance.view(-1L, 784L))
        let kl = -0.5 * (1.0 + logVar - mu.square() - logVar.exp()).sum(1L)
        nll + kl.mean()
