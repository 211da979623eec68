// style: a literal batch size right above the first function, whose value the compiler puts in its place (generated, then shortened by hand)
// case loss: R = 1/(B*D); K = 1/64; beta = B*D/64
// batch: 64
module VaeLint.Corpus.FSharp.ConstantAboveLoss

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional

[<Literal>]
let private BatchSize = 64.0

let loss (recon: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) =
    let mse = F.mse_loss(recon, x) //~ VAE001
    mse + (-0.5 * ((1.0 + lv - torch.square(mu) - lv.exp()).sum() / BatchSize)) //~ VAE012
