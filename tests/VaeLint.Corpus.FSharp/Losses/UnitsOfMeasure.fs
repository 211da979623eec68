// style: KL weight with a unit of measure; the loss strips it
// case loss: R = 1/(B*D); K = weight/B; beta = weight*D
// case right: R = 1/B; K = weight/B; beta = weight
module VaeLint.Corpus.FSharp.UnitsOfMeasure

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional

[<Measure>]
type perNat

let private rate (mu: Tensor) (lv: Tensor) = (-0.5 * (1.0 + lv - mu.square() - lv.exp())).sum(1L).mean()

let loss (weight: float<perNat>) (y: Tensor) (x: Tensor) mu lv =
    let kl = rate mu lv
    F.l1_loss(y, x) + float weight * kl //~ VAE010

let right (weight: float<perNat>) (y: Tensor) (x: Tensor) mu lv =
    let nll = (y - x).abs().flatten(1L).sum(1L).mean()
    nll + float weight * rate mu lv
