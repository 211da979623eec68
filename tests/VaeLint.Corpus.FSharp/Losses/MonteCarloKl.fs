// style: sampled KL, log q(z|x) - log p(z) with Normal distributions; reconstruction by log_prob
// case loss: R = 1/B; K = 1/(B*L); beta = 1/L
// case right: R = 1/B; K = 1/B; beta = 1
// tolerance: 0.2
module VaeLint.Corpus.FSharp.MonteCarloKl

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private logRatio (mu: Tensor) (std: Tensor) =
    let q = torch.distributions.Normal(mu, std)
    let p = torch.distributions.Normal(torch.zeros_like mu, torch.ones_like std)
    let z = q.rsample()
    z, q.log_prob z - p.log_prob z

let loss (decode: Tensor -> Tensor) (x: Tensor) mu std =
    let z, ratio = logRatio mu std
    let nll = F.binary_cross_entropy_with_logits(decode z, x, reduction = Reduction.Sum) / float x.shape[0]
    nll + ratio.mean() //~ VAE002

let right (decode: Tensor -> Tensor) (x: Tensor) mu std =
    let z, ratio = logRatio mu std
    let nll = F.binary_cross_entropy_with_logits(decode z, x, reduction = Reduction.Sum) / float x.shape[0]
    nll + ratio.sum(1L).mean()
