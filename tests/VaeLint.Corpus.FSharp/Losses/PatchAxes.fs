// style: vision transformer VAE: [B; 64; 48] patches, pixels summed and patches averaged; negative axes
// case loss: R = 1/(B*N); K = 1/B; beta = N
// case right: R = 1/B; K = 1/B; beta = 1
// event: 64 48
module VaeLint.Corpus.FSharp.PatchAxes

open TorchSharp

type Tensor = torch.Tensor

let private patches (t: Tensor) = t.view(-1L, 64L, 48L)
let private rate (mu: Tensor) (lv: Tensor) = (-0.5 * (1.0 + lv - mu.square() - lv.exp())).sum(1L).mean()

let loss (y: Tensor) (x: Tensor) mu lv =
    let errors = (patches y - patches x).square()
    let nll = errors.sum(-1L) |> torch.mean //~ VAE004
    nll + rate mu lv

let right (y: Tensor) (x: Tensor) mu lv =
    let errors = (patches y - patches x).square()
    let nll = errors.sum([| -2L; -1L |]) |> torch.mean
    nll + rate mu lv
