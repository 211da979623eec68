// style: cross entropy minus half of a sum in one expression, functions from torch
// twin: BBceMinusHalfSum.cs
// case loss: R = 1; K = 1; beta = 1
module VaeLint.Corpus.FSharp.UnnamedKl

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let loss (logits: Tensor) (x: Tensor) (mu: Tensor) (logVar: Tensor) =
    F.binary_cross_entropy_with_logits(logits, x, reduction = Reduction.Sum)
    - 0.5 * torch.sum(1.0 + logVar - torch.square mu - torch.exp logVar)
