// style: KL divided by the image size beside a summed reconstruction, and beside an averaged one
// case loss: R = 1/B; K = 1/(784*B); beta = 1/784
// case right: R = 1/(B*D); K = 1/(784*B); beta = 1
// event: 784
module VaeLint.Corpus.FSharp.DividedByPixels

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private rate (mu: Tensor) (lv: Tensor) = (-0.5 * (1.0 + lv - mu.square() - lv.exp())).sum(1L).mean()

let loss (y: Tensor) (x: Tensor) mu lv =
    let target = x.view(-1L, 784L)
    let nll = F.mse_loss(y.view(-1L, 784L), target, Reduction.Sum) / float target.shape[0]
    let kl = rate mu lv / 784.0 //~ VAE005
    nll + kl

let right (y: Tensor) (x: Tensor) mu lv =
    let target = x.view(-1L, 784L)
    F.mse_loss(y.view(-1L, 784L), target) + rate mu lv / 784.0
