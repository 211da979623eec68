// style: `function` lambdas, one as a module-level value and one returned by a curried helper
// case loss: R = 1/(B*D); K = 1/(B*L); beta = D/L
// case right: R = 1/B; K = 1/B; beta = 1
// likelihood loss: half squared error
module VaeLint.Corpus.FSharp.FunctionKeyword

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

type Norm =
    | L1
    | L2

let private elementKl: struct (Tensor * Tensor) -> Tensor =
    function
    | struct (mu, lv) -> -0.5 * (1.0 + lv - mu.square() - lv.exp())

let private error (y: Tensor) (x: Tensor) =
    function
    | L1 -> F.l1_loss(y, x, Reduction.Sum)
    | L2 -> F.mse_loss(y, x, Reduction.Sum)

let loss (y: Tensor) (x: Tensor) posterior =
    let nll = F.smooth_l1_loss(y, x) //~ VAE001
    nll + torch.mean (elementKl posterior) //~ VAE002

let right norm (y: Tensor) (x: Tensor) posterior =
    let batch = float x.shape[0]
    error y x norm / batch + (elementKl posterior).sum() / batch
