// style: decoder with its own log-variance, Gaussian NLL by hand, both networks' outputs in struct tuples
// case loss: R = 1/(B*D); K = 1/B; beta = D
// case right: R = 1/B; K = 1/B; beta = 1
module VaeLint.Corpus.FSharp.LearnedDecoderVariance

open TorchSharp

type Tensor = torch.Tensor

let private elementNll (struct (mean: Tensor, logVar: Tensor)) (x: Tensor) =
    0.5 * (logVar + (x - mean).square() / logVar.exp())

let private elementKl (struct (mean: Tensor, logVar: Tensor)) =
    0.5 * (mean.square() + logVar.exp() - logVar - 1.0)

let loss decoded encoded (x: Tensor) =
    let nll = elementNll decoded x |> torch.mean //~ VAE001
    let kl = (elementKl encoded).sum(1L) |> torch.mean
    nll + kl

let right decoded encoded (x: Tensor) =
    let nll = (elementNll decoded x).flatten(1L).sum(1L) |> torch.mean
    let kl = (elementKl encoded).sum(1L) |> torch.mean
    nll + kl
