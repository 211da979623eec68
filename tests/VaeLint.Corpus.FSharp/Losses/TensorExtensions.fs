// style: F# type extensions on Tensor: members SumPerSample and KlToStandardNormal, chained
// case loss: R = 1; K = 1/B; beta = 1/B
// case averaged: R = 1/(B*D); K = 1/B; beta = D
// case right: R = 1/B; K = 1/B; beta = 1
module VaeLint.Corpus.FSharp.TensorExtensions

open TorchSharp

type torch.Tensor with

    member t.SumPerSample() = t.flatten(1L).sum(1L)
    member t.BatchMean = t.SumPerSample().mean()

    member mu.KlToStandardNormal(logVar: torch.Tensor) =
        -0.5 * (1.0 + logVar - mu.square() - logVar.exp())

let squaredError (y: torch.Tensor) (x: torch.Tensor) = (y - x).square()

let loss y x (mu: torch.Tensor) logVar =
    (squaredError y x).sum() + mu.KlToStandardNormal(logVar).BatchMean //~ VAE003

let averaged y x (mu: torch.Tensor) logVar =
    (squaredError y x).mean() + mu.KlToStandardNormal(logVar).BatchMean //~ VAE001

let right y x (mu: torch.Tensor) logVar =
    (squaredError y x).BatchMean + mu.KlToStandardNormal(logVar).BatchMean
