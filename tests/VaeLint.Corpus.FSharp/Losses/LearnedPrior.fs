// style: KL between two Gaussians, prior network output as a pair; conditional VAE
// case loss: R = 1/(B*D); K = 1/B; beta = D
// case right: R = 1/B; K = 1/B; beta = 1
module VaeLint.Corpus.FSharp.LearnedPrior

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

type Gaussian = { Mean: Tensor; LogVar: Tensor }

let klBetween q p =
    let difference = q.Mean - p.Mean
    let ratio = (q.LogVar.exp() + difference.square()) / p.LogVar.exp()
    0.5 * (p.LogVar - q.LogVar + ratio - 1.0)

let loss (y: Tensor) (x: Tensor) q p =
    let nll = F.mse_loss(y, x) //~ VAE001
    nll + (klBetween q p).sum(1L).mean()

let right (y: Tensor) (x: Tensor) q p =
    let nll = F.mse_loss(y, x, Reduction.Sum) / float x.shape[0]
    nll + (klBetween q p).sum(1L).mean()
