// style: the tutorial's two published losses, original_dim as a module value; open functions from torch
// twin: AKerasMeanKl.cs
// case meanKl: R = 1/(B*D); K = 1/(B*L); beta = D/L
// case summedKl: R = 1/B; K = 1/B; beta = 1
// event: 784
module VaeLint.Corpus.FSharp.KerasTutorial

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional

let originalDim = 784

let meanKl (x: Tensor) (xDecodedMean: Tensor) (zMean: Tensor) (zLogVar: Tensor) =
    let xent = F.binary_cross_entropy(xDecodedMean, x) //~ VAE001
    let kl = -0.5 * torch.mean(1.0 + zLogVar - torch.square zMean - torch.exp zLogVar) //~ VAE002
    xent + kl

let summedKl (x: Tensor) (xDecodedMean: Tensor) (zMean: Tensor) (zLogVar: Tensor) =
    let xent = float originalDim * F.binary_cross_entropy(xDecodedMean, x)
    let kl = -0.5 * torch.sum(1.0 + zLogVar - torch.square zMean - torch.exp zLogVar, dim = -1L)
    torch.mean(xent + kl)
