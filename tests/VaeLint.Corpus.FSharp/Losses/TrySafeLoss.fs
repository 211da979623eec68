// style: try ... finally around a loss, try ... with around a step, early failure on NaN
// case loss: R = 1/B; K = 1/(B*L); beta = 1/L
// case right: R = 1/B; K = 1/B; beta = 1
module VaeLint.Corpus.FSharp.TrySafeLoss

open System
open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let loss (y: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) =
    let scope = torch.NewDisposeScope()

    try
        let nll = F.mse_loss(y, x, Reduction.Sum) / float x.shape[0]
        let kl = -0.5 * (1.0 + lv - mu.square() - lv.exp()).mean() //~ VAE002
        (nll + kl).MoveToOuterDisposeScope()
    finally
        scope.Dispose()

let right (y: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) =
    let nll = F.mse_loss(y, x, Reduction.Sum) / float x.shape[0]
    let kl = -0.5 * (1.0 + lv - mu.square() - lv.exp()).sum(1L).mean()
    let total = nll + kl

    try
        if Double.IsNaN(total.ToDouble()) then
            failwith "diverged"
    with :? InvalidOperationException as e ->
        eprintfn $"{e.Message}"

    total
