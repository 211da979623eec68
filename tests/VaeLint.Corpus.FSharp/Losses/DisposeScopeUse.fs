// style: use-bound dispose scope, result moved to the outer scope, temporaries bound with use
// case loss: R = 1; K = 1/B; beta = 1/B
// case right: R = 1; K = 1; beta = 1
module VaeLint.Corpus.FSharp.DisposeScopeUse

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let loss (y: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) =
    use _scope = torch.NewDisposeScope()
    let nll = F.mse_loss(y, x, Reduction.Sum) //~ VAE003
    let kl = (-0.5 * (1.0 + lv - mu * mu - lv.exp())).sum(1L).mean()
    (nll + kl).MoveToOuterDisposeScope()

let right (y: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) =
    use nll = F.mse_loss(y, x, Reduction.Sum)
    use variance = lv.exp()
    use kl = (1.0 + lv - mu * mu - variance).sum()
    nll - 0.5 * kl
