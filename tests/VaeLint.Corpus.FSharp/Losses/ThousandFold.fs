// style: the book's reconstruction factor of a thousand, image axes averaged per sample
// twin: DFosterFactor.cs
// case loss: R = 1000/(B*D); K = 1/B; beta = D/1000
// event: 3 32 32
module VaeLint.Corpus.FSharp.ThousandFold

open TorchSharp

type Tensor = torch.Tensor

[<Literal>]
let Factor = 1000.0

let private images (t: Tensor) = t.view(-1L, 3L, 32L, 32L)
let private distortion (x: Tensor) (y: Tensor) = torch.square(x - y).mean([| 1L; 2L; 3L |])

let private rate (mu: Tensor) (logVar: Tensor) =
    -0.5 * torch.sum(1.0 + logVar - torch.square mu - torch.exp logVar, 1L)

let loss (x: Tensor) (y: Tensor) mu logVar =
    let distortion = distortion (images x) (images y)
    (Factor * distortion + rate mu logVar).mean() //~ VAE010
