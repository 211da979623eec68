// style: ValueOption and Option.map over an optional posterior
// case loss: R = 1/(B*D); K = 1/B; beta = D
// case right: R = 1; K = 1; beta = 1
module VaeLint.Corpus.FSharp.ValueOptions

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

type Posterior = { Mu: Tensor; LogVar: Tensor }

let private elementKl q = -0.5 * (1.0 + q.LogVar - q.Mu.square() - q.LogVar.exp())

let loss (y: Tensor) (x: Tensor) (posterior: Posterior voption) =
    let nll = F.mse_loss(y, x) //~ VAE001

    match posterior with
    | ValueSome q -> nll + (elementKl q).sum(1L).mean()
    | ValueNone -> nll

let right (y: Tensor) (x: Tensor) (posterior: Posterior option) =
    let nll = F.mse_loss(y, x, Reduction.Sum)

    posterior
    |> Option.map (fun q -> nll + (elementKl q).sum())
    |> Option.defaultValue nll
