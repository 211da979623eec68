// style: one-sample KL with Normal distributions, a helper returns the sample and the log ratio as a pair
// twin: AMonteCarloKl.cs
// case elbo: R = 1/(B*D); K = 1/B; beta = D
// case elboMean: R = 1/B; K = 1/(B*L); beta = 1/L
// case elboRight: R = 1/B; K = 1/B; beta = 1
// tolerance: 0.2
module VaeLint.Corpus.FSharp.SampledDivergence

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private logRatio (mu: Tensor) (logVar: Tensor) =
    let std = (0.5 * logVar).exp()
    let posterior = torch.distributions.Normal(mu, std)
    let prior = torch.distributions.Normal(torch.zeros_like mu, torch.ones_like std)
    let z = posterior.rsample()
    z, posterior.log_prob z - prior.log_prob z

let elbo (decode: Tensor -> Tensor) (x: Tensor) mu logVar =
    let z, ratio = logRatio mu logVar
    let nll = F.binary_cross_entropy_with_logits(decode z, x) //~ VAE001
    nll + ratio.sum(1L).mean()

let elboMean (decode: Tensor -> Tensor) (x: Tensor) mu logVar =
    let z, ratio = logRatio mu logVar
    let nll = F.binary_cross_entropy_with_logits(decode z, x, reduction = Reduction.Sum) / float x.shape[0]
    nll + ratio.mean() //~ VAE002

let elboRight (decode: Tensor -> Tensor) (x: Tensor) mu logVar =
    let z, ratio = logRatio mu logVar
    let nll = F.binary_cross_entropy_with_logits(decode z, x, reduction = Reduction.Sum) / float x.shape[0]
    nll + ratio.sum(1L).mean()
