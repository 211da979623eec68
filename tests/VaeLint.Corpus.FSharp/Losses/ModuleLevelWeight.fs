// style: module-level literal and value as the KL weight; add methods in place of the operator
// case celeba: R = 1/(B*D); K = 0.00025/B; beta = 0.00025*D
// case right: R = 1/B; K = 4/B; beta = 4
// case inverseSize: R = 1/(B*D); K = 1/(B*D); beta = 1
// event: 784
module VaeLint.Corpus.FSharp.ModuleLevelWeight

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let kldWeight = 0.00025

[<Literal>]
let Beta = 4.0

let pixels = 784.0

let private kl (mu: Tensor) (lv: Tensor) =
    torch.mean(-0.5 * torch.sum(1.0 + lv - mu.pow(2.0.ToScalar()) - lv.exp(), dim = 1L), [| 0L |])

let celeba (recon: Tensor) (x: Tensor) mu lv =
    F.mse_loss(recon, x).add(kldWeight * kl mu lv) //~ VAE010

let right (recon: Tensor) (x: Tensor) mu lv =
    let rl = F.mse_loss(recon, x, Reduction.Sum) / float x.shape[0]
    rl.add(Beta * kl mu lv)

let inverseSize (recon: Tensor) (x: Tensor) mu lv =
    let flat = x.view(-1L, 784L)
    F.binary_cross_entropy(recon, flat) + kl mu lv / pixels
