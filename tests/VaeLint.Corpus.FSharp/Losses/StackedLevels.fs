// style: per-level scalars from Seq.map, stacked and summed; then two levels by hand
// case loss: R = 1/B; K = 1/B; beta = 1
// case oneMean: R = 1/B; K1 = 1/B; K2 = 1/(B*L2)
module VaeLint.Corpus.FSharp.StackedLevels

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private elementKl (mu: Tensor) (lv: Tensor) = -0.5 * (1.0 + lv - mu.square() - lv.exp())
let private rate (mu, lv) = (elementKl mu lv).flatten(1L).sum(1L).mean()

let loss (y: Tensor) (x: Tensor) (levels: seq<Tensor * Tensor>) =
    let nll = F.mse_loss(y, x, Reduction.Sum) / float x.shape[0]
    let rates = levels |> Seq.map rate |> Seq.toArray
    nll + torch.stack(rates).sum()

let oneMean (y: Tensor) (x: Tensor) top (bottomMu: Tensor) (bottomLv: Tensor) =
    let nll = F.mse_loss(y, x, Reduction.Sum) / float x.shape[0]
    let bottom = (elementKl bottomMu bottomLv).mean() //~ VAE002
    nll + rate top + bottom
