// style: a decoder with a variance of its own and TorchSharp's Gaussian NLL
// case head: not measured
// case softplus: not measured
// case byModule: not measured
// case fixedVariance: not measured
// case byHand: not measured
module VaeLint.Corpus.FSharp.UntrainedVariance

open TorchSharp

type Tensor = torch.Tensor
type nn = torch.nn
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private output = nn.Linear(8L, 30L)
let private noise = nn.Linear(8L, 30L)
let private criterion = nn.GaussianNLLLoss()

let private rate (mu: Tensor) (lv: Tensor) =
    (-0.5 * (1.0 + lv - mu.square() - lv.exp())).sum(1L).mean()

let head (x: Tensor) (z: Tensor) (mu: Tensor) (lv: Tensor) =
    let nll = F.gaussian_nll_loss(output.forward z, x, (noise.forward z).exp()) //~ VAE402
    nll + rate mu lv

let softplus (x: Tensor) (z: Tensor) (mu: Tensor) (lv: Tensor) =
    let variance = z |> noise.forward |> F.softplus
    let nll = F.gaussian_nll_loss(output.forward z, x, variance, reduction = Reduction.Sum) / float x.shape[0] //~ VAE402
    nll + rate mu lv

let byModule (x: Tensor) (z: Tensor) (mu: Tensor) (lv: Tensor) =
    let nll = criterion.forward (output.forward z, x, (noise.forward z).exp()) //~ VAE402
    nll + rate mu lv

let fixedVariance (x: Tensor) (z: Tensor) (mu: Tensor) (lv: Tensor) =
    F.gaussian_nll_loss(output.forward z, x, torch.ones_like x) + rate mu lv

let byHand (x: Tensor) (z: Tensor) (mu: Tensor) (lv: Tensor) =
    let logVariance = noise.forward z
    let error = (x - output.forward z).square()
    (0.5 * (logVariance + error / logVariance.exp())).sum(1L).mean() + rate mu lv
