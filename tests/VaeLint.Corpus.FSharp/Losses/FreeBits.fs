// style: free bits: the KL per sample is raised to a floor; clamp with a Scalar
// case loss: R = 1/(B*D); K = 1/B; beta = D
// case right: R = 1/B; K = 1/B; beta = 1
// latent: 41
module VaeLint.Corpus.FSharp.FreeBits

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private freeBits (floor: float) (rates: Tensor) = rates.clamp_min(floor.ToScalar())

let private rates (mu: Tensor) (lv: Tensor) = -0.5 * (1.0 + lv - mu.square() - lv.exp()).sum(1L)

let loss (y: Tensor) (x: Tensor) mu lv =
    let nll = F.mse_loss(y, x) //~ VAE001
    nll + (rates mu lv |> freeBits 2.0).mean()

let right (y: Tensor) (x: Tensor) mu lv =
    let nll = F.mse_loss(y, x, Reduction.Sum) / float x.shape[0]
    nll + (rates mu lv |> freeBits 2.0).mean()
