// style: fst, snd and a mapped tuple; double pipe into an adding function
// case loss: R = 1/(B*D); K = 1; beta = B*D
// case right: R = 1; K = 1; beta = 1
module VaeLint.Corpus.FSharp.PairFunctions

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional

let private kl (posterior: Tensor * Tensor) =
    let lv = snd posterior
    -0.5 * (1.0 + lv - (fst posterior).square() - lv.exp())

let private add (a: Tensor) (b: Tensor) = a + b

let mapBoth f (a, b) = f a, f b

let loss (y: Tensor) (x: Tensor) posterior =
    let nll = F.mse_loss(y, x) //~ VAE001
    (nll, torch.sum (kl posterior)) ||> add

let right (y: Tensor) (x: Tensor) posterior =
    ((y - x).square(), kl posterior)
    |> mapBoth (fun (t: Tensor) -> t.sum())
    ||> add
