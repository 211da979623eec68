// style: a loss kept as a Func, built from an F# lambda, and invoked by a trainer
// case loss: R = 1/(B*D); K = 1/B; beta = D
// case right: R = 1; K = 1; beta = 1
// roles: y x mu lv
module VaeLint.Corpus.FSharp.DelegateLoss

open System
open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let loss =
    Func<Tensor, Tensor, Tensor, Tensor, Tensor>(fun y x mu lv ->
        let nll = F.binary_cross_entropy(y, x) //~ VAE001
        let kl = -0.5 * (1.0 + lv - mu.square() - lv.exp()).sum(1L)
        nll + kl.mean())

let right =
    Func<Tensor, Tensor, Tensor, Tensor, Tensor>(fun y x mu lv ->
        let nll = F.binary_cross_entropy(y, x, reduction = Reduction.Sum)
        let kl = -0.5 * (1.0 + lv - mu.square() - lv.exp())
        nll + kl.sum())

let apply (objective: Func<Tensor, Tensor, Tensor, Tensor, Tensor>) y x mu lv = objective.Invoke(y, x, mu, lv)
