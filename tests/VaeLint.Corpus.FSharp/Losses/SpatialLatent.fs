// style: latent feature maps viewed as [B; 8; 4; 4]; the KL is summed over channels only
// case loss: R = 1/B; K = 1/(B*H*W); beta = 1/(H*W)
// case right: R = 1/B; K = 1/B; beta = 1
// event: 3 4 4
// latent: 8 4 4
module VaeLint.Corpus.FSharp.SpatialLatent

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private elementKl (mu: Tensor) (lv: Tensor) =
    let mu = mu.view(-1L, 8L, 4L, 4L)
    let lv = lv.view(-1L, 8L, 4L, 4L)
    0.5 * (mu.square() + lv.exp() - lv - 1.0)

let loss (y: Tensor) (x: Tensor) mu lv =
    let nll = F.mse_loss(y, x, Reduction.Sum) / float x.shape[0]
    let kl = (elementKl mu lv).sum(1L) |> torch.mean //~ VAE004
    nll + kl

let right (y: Tensor) (x: Tensor) mu lv =
    let nll = F.mse_loss(y, x, Reduction.Sum) / float x.shape[0]
    let kl = (elementKl mu lv).sum(1L, 2L, 3L) |> torch.mean
    nll + kl
