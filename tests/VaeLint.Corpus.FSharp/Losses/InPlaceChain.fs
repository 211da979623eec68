// style: in-place chain for the KL and add_ for the total
// case loss: R = 1/(B*D); K = 1/B; beta = D
// case right: R = 1/B; K = 1/B; beta = 1
module VaeLint.Corpus.FSharp.InPlaceChain

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private negativeTwoKl (mu: Tensor) (lv: Tensor) =
    lv.add(1.0.ToScalar()).sub_(mu.square()).sub_(lv.exp())

let loss (y: Tensor) (x: Tensor) mu lv =
    let kl = (negativeTwoKl mu lv).sum(1L).mul_((-0.5).ToScalar())
    F.mse_loss(y, x).add_(kl.mean()) //~ VAE001

let right (y: Tensor) (x: Tensor) mu lv =
    let kl = (negativeTwoKl mu lv).sum(1L).mul_((-0.5).ToScalar())
    let nll = F.mse_loss(y, x, Reduction.Sum).div((float x.shape[0]).ToScalar())
    nll.add_(kl.mean())
