// style: the only reconstruction compares features of a frozen network, so its scale is nobody's business
// twin: BFeatureReconstruction.cs
// case loss: not measured
module VaeLint.Corpus.FSharp.FeatureReconstruction

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional

let loss (features: torch.nn.Module<Tensor, Tensor>) (y: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) =
    let perceptual = F.mse_loss(features.forward y, features.forward x)
    let kl = (-0.5 * (1.0 + lv - mu.square() - lv.exp())).sum(1L).mean()
    perceptual + kl
