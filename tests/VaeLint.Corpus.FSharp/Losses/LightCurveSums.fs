// style: a loss per light curve: once with the sum over the time steps and once with the mean
// twin: DLightCurves.cs
// case withSum: R = 1/B; K = 0.01/B; beta = 0.01
// case withMean: R = 1/(B*D); K = 0.01/B; beta = 0.01*D
// event: 200
module VaeLint.Corpus.FSharp.LightCurveSums

open TorchSharp

type Tensor = torch.Tensor

[<Literal>]
let L = 0.01

let private curves (t: Tensor) = t.view(-1L, 200L)
let private rate (mu: Tensor) (logVar: Tensor) = -0.5 * (1.0 + logVar - mu.square() - logVar.exp()).sum(-1L)

let withSum (x: Tensor) (y: Tensor) mu logVar =
    let errors = torch.square(curves x - curves y).sum(1L)
    (errors + L * rate mu logVar).mean()

let withMean (x: Tensor) (y: Tensor) mu logVar =
    let errors = torch.square(curves x - curves y).mean([| 1L |])
    (errors + L * rate mu logVar).mean() //~ VAE010
