// style: Gaussian decoder by distributions.Normal, negated log_prob; posterior as a tuple
// case loss: R = 1/(B*D); K = 1/B; beta = D
// case right: R = 1/B; K = 1/B; beta = 1
// likelihood: half squared error
module VaeLint.Corpus.FSharp.NormalLogProb

open TorchSharp

type Tensor = torch.Tensor

let private negativeLogProb (y: Tensor) (x: Tensor) =
    let decoder = torch.distributions.Normal(y, torch.ones_like y)
    -(decoder.log_prob x)

let private rate (mu: Tensor, lv: Tensor) = (-0.5 * (1.0 + lv - mu.square() - lv.exp())).sum(1L).mean()

let loss y x posterior =
    let nll = (negativeLogProb y x).mean() //~ VAE001
    nll + rate posterior

let right y x posterior =
    let nll = (negativeLogProb y x).flatten(1L).sum(1L).mean()
    nll + rate posterior
