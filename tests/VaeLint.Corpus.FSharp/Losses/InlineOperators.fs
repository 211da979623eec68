// style: let inline helpers and a custom operator; the whole loss is one line
// case loss: R = 1/(B*D); K = 1; beta = B*D
// case right: R = 1; K = 1; beta = 1
module VaeLint.Corpus.FSharp.InlineOperators

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let inline klSum (mu: Tensor) (lv: Tensor) =
    -0.5 * torch.sum(1.0 + lv - mu * mu - lv.exp())

let inline (+.) (a: Tensor) (b: Tensor) = a.add(b)

let loss (recon: Tensor) (x: Tensor) mu lv =
    F.binary_cross_entropy(recon, x) +. klSum mu lv //~ VAE001

let right (recon: Tensor) (x: Tensor) mu lv =
    F.binary_cross_entropy(recon, x, reduction = Reduction.Sum) +. klSum mu lv
