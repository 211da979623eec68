// style: Bernoulli likelihood by hand with logs and an epsilon; KL with torch.square and torch.exp
// case loss: R = 1/(B*D); K = 1; beta = B*D
// case right: R = 1; K = 1; beta = 1
// tolerance: 1e-5
module VaeLint.Corpus.FSharp.HandWrittenEntropy

open TorchSharp

type Tensor = torch.Tensor

let private entropy (p: Tensor) (x: Tensor) =
    -(x * torch.log(p + 1e-8) + (1.0 - x) * torch.log(1.0 - p + 1e-8))

let private rate (mu: Tensor) (lv: Tensor) =
    torch.sum(torch.exp lv + torch.square mu - 1.0 - lv) / 2.0

let loss (p: Tensor) (x: Tensor) mu lv =
    let nll = torch.mean (entropy p x) //~ VAE001
    nll + rate mu lv

let right (p: Tensor) (x: Tensor) mu lv =
    let nll = torch.sum (entropy p x)
    nll + rate mu lv
