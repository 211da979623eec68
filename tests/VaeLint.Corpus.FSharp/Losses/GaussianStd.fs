// style: encoder gives a standard deviation, torch.log of its square in the KL, axis arrays for images
// case loss: R = 1/B; K = 1/B; beta = 1
// case meanOverLatents: R = 1/B; K = 1/(B*L); beta = 1/L
// rank: 3
module VaeLint.Corpus.FSharp.GaussianStd

open TorchSharp

type Tensor = torch.Tensor

let sumOverPixels (t: Tensor) = t.sum([| 1L; 2L; 3L |])

let private elementKl (mu: Tensor) (std: Tensor) =
    0.5 * (std * std + mu * mu - 1.0 - torch.log(std.square()))

let loss (recon: Tensor) (x: Tensor) (mu: Tensor) (std: Tensor) =
    let d = recon - x
    let rl = (d * d |> sumOverPixels).mean()
    rl + (elementKl mu std).sum(1L).mean()

let meanOverLatents (recon: Tensor) (x: Tensor) (mu: Tensor) (std: Tensor) =
    let d = recon - x
    let rl = (d * d |> sumOverPixels).mean()
    rl + (elementKl mu std).mean([| 1L |]).mean() //~ VAE002
