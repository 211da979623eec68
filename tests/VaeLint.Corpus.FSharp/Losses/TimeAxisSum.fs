// style: fixed windows [60; 2]: the error summed over the time axis only, then flattened and averaged; and over both axes
// twin: EExplicitTimeAxis.cs
// case summedOverTime: R = 1/(2*B); K = 1/B; beta = 2
// case summedOverBoth: R = 1/B; K = 1/B; beta = 1
// event: 60 2
module VaeLint.Corpus.FSharp.TimeAxisSum

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private klLoss (zMean: Tensor) (zLogVar: Tensor) =
    -0.5 * (1.0 + zLogVar - torch.square zMean - torch.exp zLogVar).sum(-1L)

let private window (t: Tensor) = t.view(-1L, 60L, 2L)

let summedOverTime (y: Tensor) (x: Tensor) (zMean: Tensor) (zLogVar: Tensor) =
    let v = torch.square(window x - window y).sum(1L) //~ VAE004
    v.flatten().mean() + (klLoss zMean zLogVar).mean()

let summedOverBoth (y: Tensor) (x: Tensor) (zMean: Tensor) (zLogVar: Tensor) =
    let v = torch.square(window x - window y).sum([| 1L; 2L |])
    v.flatten().mean() + (klLoss zMean zLogVar).mean()
