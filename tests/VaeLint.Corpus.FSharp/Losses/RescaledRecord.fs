// style: a struct record copied with `with` to rescale a term, then taken apart by a record pattern
// twin: CRecordStructWith.cs
// case rescaled: R = 1/B; K = 1/B; beta = 1
// case forgotten: R = 1/B; K = 1; beta = B
module VaeLint.Corpus.FSharp.RescaledRecord

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

[<Struct>]
type Terms = { Pixels: Tensor; Latents: Tensor }

let private elementKl (mu: Tensor) (logVar: Tensor) = 0.5 * (mu.square() + logVar.exp() - logVar - 1.0)

let rescaled (xHat: Tensor) (x: Tensor) (mu: Tensor) logVar =
    let terms = { Pixels = F.mse_loss(xHat, x, Reduction.Sum); Latents = (elementKl mu logVar).sum() }
    let terms = { terms with Latents = terms.Latents / float mu.shape[0] }
    let { Pixels = pixels; Latents = latents } = { terms with Pixels = terms.Pixels / float x.shape[0] }
    pixels + latents

let forgotten (xHat: Tensor) (x: Tensor) (mu: Tensor) logVar =
    let terms =
        { Pixels = F.mse_loss(xHat, x, Reduction.Sum)
          Latents = (elementKl mu logVar).sum() } //~ VAE003

    let { Pixels = pixels; Latents = latents } = { terms with Pixels = terms.Pixels / float x.shape[0] }
    pixels + latents
