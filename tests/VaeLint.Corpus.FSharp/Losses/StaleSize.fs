// style: the MNIST factor kept after the move to CIFAR images
// case loss: R = 784/(B*D); K = 1/B; beta = D/784
// case right: R = 1/B; K = 1/B; beta = 1
// event: 3072
module VaeLint.Corpus.FSharp.StaleSize

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional

let private rate (mu: Tensor) (lv: Tensor) = (-0.5 * (1.0 + lv - mu.square() - lv.exp())).sum(1L).mean()

let loss (y: Tensor) (x: Tensor) mu lv =
    let target = x.view(-1L, 3072L)
    let nll = F.mse_loss(y.view(-1L, 3072L), target) //~ VAE001
    784.0 * nll + rate mu lv

let right (y: Tensor) (x: Tensor) mu lv =
    let target = x.view(-1L, 3072L)
    let nll = F.mse_loss(y.view(-1L, 3072L), target)
    3072.0 * nll + rate mu lv
