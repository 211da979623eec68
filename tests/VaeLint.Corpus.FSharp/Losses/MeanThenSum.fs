// style: batch average first, latents summed second; the other order is the same number
// case loss: R = 1/(B*D); K = 1/B; beta = D
// case right: R = 1/B; K = 1/B; beta = 1
module VaeLint.Corpus.FSharp.MeanThenSum

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional

let private batchMean (t: Tensor) = t.mean([| 0L |])

let private rate (mu: Tensor) (lv: Tensor) =
    -0.5 * (1.0 + lv - mu.square() - lv.exp()) |> batchMean |> torch.sum

let loss (y: Tensor) (x: Tensor) mu lv =
    let nll = F.binary_cross_entropy(y, x) //~ VAE001
    nll + rate mu lv

let right (y: Tensor) (x: Tensor) mu lv =
    let nll = (y - x).square() |> batchMean |> torch.sum
    nll + rate mu lv
