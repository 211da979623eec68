// style: a recursive function over the list of latent levels adds one KL per level
// case loss: R = 1/(B*D); K = 1/B; beta = D
// case right: R = 1/B; K = 1/B; beta = 1
module VaeLint.Corpus.FSharp.RecursiveLevels

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private levelKl (mu: Tensor, lv: Tensor) = (-0.5 * (1.0 + lv - mu.square() - lv.exp())).sum(1L).mean()

let loss (y: Tensor) (x: Tensor) first second =
    let bce = F.binary_cross_entropy(y, x) //~ VAE001
    [ first; second ] |> List.map levelKl |> List.fold (+) bce

let right (y: Tensor) (x: Tensor) levels =
    let rec addLevels (total: Tensor) levels =
        match levels with
        | [] -> total
        | level :: rest -> addLevels (total + levelKl level) rest

    let bce = F.binary_cross_entropy(y, x, reduction = Reduction.Sum) / float x.shape[0]
    addLevels bce levels
