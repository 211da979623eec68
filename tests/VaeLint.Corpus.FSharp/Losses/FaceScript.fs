// style: a script's literal batch size divides the reconstruction, the KL has its own mean
// twin: DFixedBatchDivisor.cs
// case loss: R = 1/64; K = 1/B; beta = 64/B
// batch: 64
module VaeLint.Corpus.FSharp.FaceScript

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

[<Literal>]
let BatchSize = 64

let loss (recon: Tensor) (images: Tensor) (mu: Tensor) (logVar: Tensor) =
    let reconLoss = F.binary_cross_entropy(recon, images, reduction = Reduction.Sum) / BatchSize //~ VAE012
    let klLoss = -0.5 * (1.0 + logVar - mu.square() - logVar.exp()).sum(1L) |> torch.mean
    reconLoss + klLoss
