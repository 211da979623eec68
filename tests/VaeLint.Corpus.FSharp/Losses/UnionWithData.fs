// style: a union with data chooses the objective: standard, beta, capacity
// case loss: R = 1/B; K = 1/B; beta = 1
// case wrongLoss: R = 1/(B*D); K = 1/B; beta = D
module VaeLint.Corpus.FSharp.UnionWithData

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

type Objective =
    | Standard
    | BetaVae of beta: float
    | Capacity of gamma: float * nats: float

let private rate (mu: Tensor) (lv: Tensor) = (-0.5 * (1.0 + lv - mu.square() - lv.exp())).sum(1L).mean()

let loss objective (y: Tensor) (x: Tensor) mu lv =
    let nll = F.mse_loss(y, x, Reduction.Sum) / float x.shape[0]

    match objective with
    | Standard -> nll + rate mu lv
    | BetaVae beta -> nll + beta * rate mu lv
    | Capacity(gamma, nats) -> nll + gamma * (rate mu lv - nats).abs()

let wrongLoss objective (y: Tensor) (x: Tensor) mu lv =
    let kl = rate mu lv

    match objective with
    | Standard -> F.mse_loss(y, x) + kl //~ VAE001
    | BetaVae beta -> F.mse_loss(y, x) + beta * kl //~ VAE010
    | Capacity(gamma, nats) -> F.mse_loss(y, x) + gamma * (kl - nats).abs() //~ VAE010
