// style: single-case unions keep means and log-variances apart; unwrapped in parameters
// case loss: R = 1/B; K = 1/(B*L); beta = 1/L
// case right: R = 1/B; K = 1/B; beta = 1
module VaeLint.Corpus.FSharp.SingleCaseUnions

open TorchSharp

type Mean = Mean of torch.Tensor

[<Struct>]
type LogVariance = LogVariance of torch.Tensor

type Nats = Nats of torch.Tensor

let private value (Nats t) = t

let elementKl (Mean mu) (LogVariance lv) =
    Nats(-0.5 * (1.0 + lv - mu.square() - lv.exp()))

let sse (y: torch.Tensor) (x: torch.Tensor) = Nats((y - x).square().sum() / float x.shape[0])

let loss y x mu lv =
    let (Nats distortion) = sse y x
    let (Nats rate) = elementKl mu lv
    distortion + rate.mean() //~ VAE002

let right y x mu lv =
    let rate = elementKl mu lv |> value
    value (sse y x) + rate.sum(1L).mean()
