// style: beta as a float option, matched and defaulted
// case loss: R = 1/(B*D); K = beta/B; beta = beta*D
// case right: R = 1/B; K = beta/B; beta = beta
// case summedKl: R = 1/(B*D); K = beta; beta = beta*B*D
module VaeLint.Corpus.FSharp.OptionBeta

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private elementKl (mu: Tensor) (lv: Tensor) = -0.5 * (1.0 + lv - mu * mu - lv.exp())

let loss (beta: float) (recon: Tensor) (x: Tensor) mu lv =
    let kl = (elementKl mu lv).sum(1L).mean()
    F.mse_loss(recon, x) + beta * kl //~ VAE010

let right (beta: float option) (recon: Tensor) (x: Tensor) mu lv =
    let weight = beta |> Option.defaultValue 1.0
    let kl = (elementKl mu lv).sum(1L).mean()
    F.mse_loss(recon, x, Reduction.Sum) / float x.shape[0] + weight * kl

let summedKl (beta: float option) (recon: Tensor) (x: Tensor) mu lv =
    let weight =
        match beta with
        | Some b -> b
        | None -> 0.5

    let kl = (elementKl mu lv).sum() //~ VAE003
    F.mse_loss(recon, x) + weight * kl
