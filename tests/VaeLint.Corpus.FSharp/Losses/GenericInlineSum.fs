// style: an inline generic helper with a static type parameter folds the terms; the weight is applied before
// case loss: R = 1/(B*D); K = 0.1/B; beta = 0.1*D
// case right: R = 1/B; K = 0.1/B; beta = 0.1
module VaeLint.Corpus.FSharp.GenericInlineSum

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional

let inline addAll (first: ^a) (rest: ^a list) = List.fold (fun total term -> total + term) first rest

let private rate (mu: Tensor) (lv: Tensor) = (-0.5 * (1.0 + lv - mu.square() - lv.exp())).sum(1L).mean()

let loss (y: Tensor) (x: Tensor) mu lv =
    let weightedRate = 0.1 * rate mu lv //~ VAE010
    addAll (F.mse_loss(y, x)) [ weightedRate ]

let right (y: Tensor) (x: Tensor) mu lv =
    let perSample = (y - x).square().flatten(1L).sum(1L)
    addAll (perSample.mean()) [ 0.1 * rate mu lv ]
