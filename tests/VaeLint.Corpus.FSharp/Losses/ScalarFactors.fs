// style: weights as Scalar, as float32 and as a let-bound one
// twin: CScalarWeights.cs
// case hundredTimes: R = 100/(B*D); K = 1/B; beta = D/100
// case localOne: R = 1/(B*D); K = 1/B; beta = D
// case scalarBalanced: R = 1/B; K = 0.25/B; beta = 0.25
module VaeLint.Corpus.FSharp.ScalarFactors

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private kl (mu: Tensor) (logVar: Tensor) =
    (-0.5 * (1.0 + logVar - mu.square() - logVar.exp())).sum(1L).mean()

let hundredTimes (xHat: Tensor) (x: Tensor) mu logVar =
    let recon = F.mse_loss(xHat, x).mul(100.0.ToScalar()) //~ VAE010
    recon + kl mu logVar

let localOne (xHat: Tensor) (x: Tensor) mu logVar =
    let klWeight = 1.0f
    let recon = F.mse_loss(xHat, x) //~ VAE001
    recon + klWeight * kl mu logVar

let scalarBalanced (xHat: Tensor) (x: Tensor) mu logVar =
    let weight = 0.25.ToScalar()
    let recon = F.mse_loss(xHat, x, Reduction.Sum) / x.shape[0].ToScalar()
    recon + kl mu logVar * weight
