// style: count data with a Poisson decoder, named arguments in another order
// case loss: R = 1/(B*D); K = 1/B; beta = D
// case right: R = 1; K = 1; beta = 1
module VaeLint.Corpus.FSharp.PoissonCounts

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private elementKl (mu: Tensor) (lv: Tensor) = -0.5 * (1.0 + lv - mu.square() - lv.exp())

let loss (logRate: Tensor) (counts: Tensor) mu lv =
    let nll = F.poisson_nll_loss(target = counts, input = logRate) //~ VAE001
    let kl = elementKl mu lv |> fun t -> t.sum(1L)
    nll + torch.mean kl

let right (logRate: Tensor) (counts: Tensor) mu lv =
    let nll = F.poisson_nll_loss(logRate, counts, reduction = Reduction.Sum, log_input = true)
    let kl = elementKl mu lv
    nll + torch.sum kl
