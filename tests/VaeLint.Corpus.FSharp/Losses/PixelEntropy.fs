// style: Bernoulli entropy by hand with a literal epsilon; the divergence over the batch, or one vector per image
// twin: AHandWrittenEntropy.cs
// case negativeElbo: R = 1/(B*D); K = 1/B; beta = D
// case perImage: R = 1/B; K = 1/B; beta = 1
// tolerance: 1e-5
module VaeLint.Corpus.FSharp.PixelEntropy

open TorchSharp

type Tensor = torch.Tensor

[<Literal>]
let Eps = 1e-8

let private pixelEntropy (p: Tensor) (x: Tensor) =
    -(x * (p + Eps).log() + (1.0 - x) * (1.0 - p + Eps).log())

let private elementKl (mu: Tensor) (logVar: Tensor) = 0.5 * (mu.square() + logVar.exp() - logVar - 1.0)

let negativeElbo p (x: Tensor) mu logVar =
    let entropy = (pixelEntropy p x).mean() //~ VAE001
    entropy + (elementKl mu logVar).sum() / float x.shape[0]

let perImage p (x: Tensor) mu logVar =
    let entropy = (pixelEntropy p x).flatten(1L).sum(1L)
    let divergence = (elementKl mu logVar).sum(1L)
    (entropy + divergence).mean()
