// style: a hand-written cross-entropy over the whole batch beside a divergence per sample that takes the exponential of the mean; a divergence whose exponentials are summed first; and the right one
// case edited: not measured
// case total: not measured
// case right: R = 1/B; K = 1/B; beta = 1
module VaeLint.Corpus.FSharp.WrongTensor

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let edited (x: Tensor) (p: Tensor) (mean: Tensor) (logVar: Tensor) =
    let reconstruction = -torch.sum(x * torch.log(1e-10 + p) + (1.0 - x) * torch.log(1e-10 + 1.0 - p)) //~ VAE003
    let latent = -0.5 * (1.0 + logVar - torch.square mean - torch.exp mean).sum(1L) //~ VAE101
    torch.mean(reconstruction + latent)

let total (recon: Tensor) (x: Tensor) (mu: Tensor) (logvar: Tensor) =
    let divergence = -0.5 * torch.sum(1.0 + logvar - torch.square mu - torch.exp(logvar).sum()) //~ VAE101
    F.mse_loss(recon, x, reduction = Reduction.Sum) + divergence

let right (recon: Tensor) (x: Tensor) (mu: Tensor) (logvar: Tensor) =
    let divergence = -0.5 * (1.0 + logvar - torch.square mu - torch.exp logvar).sum(1L)
    (recon - x).square().flatten(1L).sum(1L).add(divergence).mean()
