// style: both terms averaged with a free beta (Higgins' normalised beta); alpha and beta both free
// case loss: R = 1/(B*D); K = beta/(B*L); beta = beta*D/L
// case alphaBeta: R = alpha/(B*D); K = beta/B; beta = beta*D/alpha
// case right: R = alpha/B; K = beta/B; beta = beta/alpha
module VaeLint.Corpus.FSharp.NormalisedBeta

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private elementKl (mu: Tensor) (lv: Tensor) = -0.5 * (1.0 + lv - mu.square() - lv.exp())

let loss (beta: float) (y: Tensor) (x: Tensor) mu lv =
    let nll = F.mse_loss(y, x)
    nll + beta * (elementKl mu lv).mean() //~ VAE010

let alphaBeta (alpha: float) (beta: float) (y: Tensor) (x: Tensor) mu lv =
    let nll = F.mse_loss(y, x)
    let kl = (elementKl mu lv).sum(1L).mean()
    alpha * nll + beta * kl //~ VAE010

let right (alpha: float) (beta: float) (y: Tensor) (x: Tensor) mu lv =
    let nll = F.mse_loss(y, x, Reduction.Sum) / float x.shape[0]
    let kl = (elementKl mu lv).sum(1L).mean()
    alpha * nll + beta * kl
