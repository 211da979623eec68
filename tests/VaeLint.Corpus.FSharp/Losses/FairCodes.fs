// style: a code for the group and one for the rest, as sums over the batch size with the negative entropy of a classifier beside them, and the earlier version with means
// twin: HPairedCodes.cs
// case summed: not measured
// case averaged: not measured
module VaeLint.Corpus.FSharp.FairCodes

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

type Output = { Recon: Tensor; Group: Tensor; MuZ: Tensor; LogVarZ: Tensor; MuW: Tensor; LogVarW: Tensor }

let private negativeEntropy (p: Tensor) =
    p * torch.log(p + 1e-10) + (1.0 - p) * torch.log(1.0 - p + 1e-10)

let private bracket (mu: Tensor) (logVar: Tensor) = 1.0 + logVar - mu.square() - logVar.exp()

let summed (vaeWeight: float) (entropyWeight: float) (output: Output) (x: Tensor) =
    let batch = float (x.size 0)
    let recon = F.binary_cross_entropy(output.Recon, x, reduction = Reduction.Sum) / batch
    let kldZ = -0.5 * (bracket output.MuZ output.LogVarZ).sum() / batch
    let kldW = -0.5 * (bracket output.MuW output.LogVarW).sum() / batch
    let confusion = (negativeEntropy output.Group).sum() / batch
    vaeWeight * (recon + kldZ + kldW) + entropyWeight * confusion

let averaged (vaeWeight: float) (entropyWeight: float) (output: Output) (x: Tensor) =
    let recon = F.binary_cross_entropy(output.Recon, x) //~ VAE001
    let kldZ = -0.5 * (bracket output.MuZ output.LogVarZ).mean() //~ VAE002
    let kldW = -0.5 * (bracket output.MuW output.LogVarW).mean() //~ VAE002
    let confusion = (negativeEntropy output.Group).mean()
    vaeWeight * (recon + kldZ + kldW) + entropyWeight * confusion
