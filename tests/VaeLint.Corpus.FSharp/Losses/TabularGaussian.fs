// style: heteroscedastic decoder with gaussian_nll_loss, function and module; the PyTorch habit of multiplying by the width
// twin: AGaussianNll.cs
// case byDefault: R = 1/B; K = 1/B; beta = 1
// case timesFeatures: R = D/B; K = 1/B; beta = 1/D
// case moduleMeanKl: R = 1/B; K = 1/(B*L); beta = 1/L
// case moduleSumKl: R = 1/B; K = 1; beta = B
module VaeLint.Corpus.FSharp.TabularGaussian

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional

let private criterion = torch.nn.GaussianNLLLoss()
let private klElements (mu: Tensor) (logVar: Tensor) = 0.5 * (mu.square() + logVar.exp() - 1.0 - logVar)

let byDefault (mean: Tensor) (variance: Tensor) (features: Tensor) mu logVar =
    F.gaussian_nll_loss(mean, features, variance) + (klElements mu logVar).sum(1L).mean()

let timesFeatures (mean: Tensor) (variance: Tensor) (features: Tensor) mu logVar =
    let reconstruction = F.gaussian_nll_loss(mean, features, variance) * float features.shape[1] //~ VAE005
    reconstruction + (klElements mu logVar).sum(1L).mean()

let moduleMeanKl (mean: Tensor) (variance: Tensor) (features: Tensor) mu logVar =
    let reconstruction = criterion.call(mean, features, variance)
    let divergence = (klElements mu logVar).mean() //~ VAE002
    reconstruction + divergence

let moduleSumKl (mean: Tensor) (variance: Tensor) (features: Tensor) mu logVar =
    let reconstruction = criterion.call(mean, features, variance)
    let divergence = (klElements mu logVar).sum() //~ VAE003
    reconstruction + divergence
