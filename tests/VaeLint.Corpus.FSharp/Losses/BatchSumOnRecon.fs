// style: the KL is summed over the batch and weighted, the reconstruction is a batch mean of sums
// case loss: R = 1/B; K = beta; beta = beta*B
// case right: R = 1; K = beta; beta = beta
module VaeLint.Corpus.FSharp.BatchSumOnRecon

open TorchSharp

type Tensor = torch.Tensor

let private perImage (y: Tensor) (x: Tensor) = (y - x).square().flatten(1L).sum(1L)
let private elementKl (mu: Tensor) (lv: Tensor) = -0.5 * (1.0 + lv - mu.square() - lv.exp())

let loss beta (y: Tensor) (x: Tensor) mu lv =
    let nll = (perImage y x).mean()
    let kl = (elementKl mu lv).sum() //~ VAE003
    nll + (beta: float) * kl

let right beta (y: Tensor) (x: Tensor) mu lv =
    let nll = (perImage y x).sum()
    nll + (beta: float) * (elementKl mu lv).sum()
