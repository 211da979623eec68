// style: Result-based validation before the loss, Result.map and bind, the loss inside the map
// case loss: R = 1/(B*D); K = 1/B; beta = D
// case right: R = 1; K = 1; beta = 1
module VaeLint.Corpus.FSharp.ResultPipeline

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let sameShape (y: Tensor) (x: Tensor) =
    if y.shape = x.shape then Ok(y, x) else Error $"shapes differ: {y.shape} and {x.shape}"

let loss y x (mu: Tensor) (lv: Tensor) =
    sameShape y x
    |> Result.map (fun (y, x) ->
        let nll = F.mse_loss(y, x) //~ VAE001
        let kl = -0.5 * (1.0 + lv - mu.square() - lv.exp()).sum(1L)
        nll + kl.mean())

let right y x (mu: Tensor) (lv: Tensor) =
    sameShape y x
    |> Result.map (fun (y, x) ->
        let nll = F.mse_loss(y, x, Reduction.Sum)
        let kl = -0.5 * (1.0 + lv - mu.square() - lv.exp())
        nll + kl.sum())
    |> Result.defaultWith failwith
