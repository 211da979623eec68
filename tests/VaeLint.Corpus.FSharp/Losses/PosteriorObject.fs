// style: the posterior is an object whose property computes the KL; a caller adds its own likelihood
// case loss: R = 1; K = 1/B; beta = 1/B
// case right: R = 1/B; K = 1/B; beta = 1
module VaeLint.Corpus.FSharp.PosteriorObject

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

type Posterior(mu: Tensor, logVar: Tensor) =
    member _.Mean = mu
    member _.LogVariance = logVar
    member _.Rates = -0.5 * (1.0 + logVar - mu.square() - logVar.exp()).sum(1L)
    member this.Rate = this.Rates.mean()

    member _.Sample() =
        mu + (0.5 * logVar).exp() * torch.randn_like mu

let loss (decode: Tensor -> Tensor) (x: Tensor) mu logVar =
    let q = Posterior(mu, logVar)
    let nll = F.mse_loss(decode (q.Sample()), x, Reduction.Sum) //~ VAE003
    nll + q.Rate

let right (decode: Tensor -> Tensor) (x: Tensor) mu logVar =
    let q = Posterior(mu, logVar)
    let nll = F.mse_loss(decode (q.Sample()), x, Reduction.None)
    (nll.flatten(1L).sum(1L) + q.Rates).mean()
