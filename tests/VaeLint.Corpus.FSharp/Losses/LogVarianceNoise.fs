// style: the sample multiplies noise with the log variance, with its exponential, and rightly with the standard deviation; the KL takes a log variance
// case direct: not measured
// case exponential: not measured
// case right: not measured
module VaeLint.Corpus.FSharp.LogVarianceNoise

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private objective (xHat: Tensor) (x: Tensor) (mu: Tensor) (logVar: Tensor) =
    let recon = F.binary_cross_entropy(xHat, x, reduction = Reduction.Sum)
    let kl = 0.5 * (mu.square() + logVar.exp() - logVar - 1.0).sum()
    (recon + kl) / float x.shape[0]

let direct (decode: Tensor -> Tensor) (x: Tensor) (mu: Tensor) (logVar: Tensor) =
    let z = mu + logVar * torch.randn_like mu //~ VAE102
    objective (decode z) x mu logVar

let exponential (decode: Tensor -> Tensor) (x: Tensor) (mu: Tensor) (logVar: Tensor) =
    let z = mu + logVar.exp() * torch.randn_like mu //~ VAE102
    objective (decode z) x mu logVar

let right (decode: Tensor -> Tensor) (x: Tensor) (mu: Tensor) (logVar: Tensor) =
    let z = mu + (0.5 * logVar).exp() * torch.randn_like mu
    objective (decode z) x mu logVar
