// style: nobody wrote the half: beside a cross-entropy an unwritten beta of 2, beside a sum of squares right, under a weight unknown
// case crossEntropy: not measured
// case squares: not measured
// case weighted: not measured
// case doubled: not measured
// twin: EHalfForgotten.cs
module VaeLint.Corpus.FSharp.FormulaHalf

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let crossEntropy (logits: Tensor) (x: Tensor) (mu: Tensor) (logVar: Tensor) =
    let nll = F.binary_cross_entropy_with_logits(logits, x, reduction = Reduction.Sum) / float x.shape[0]
    let kl = -(1.0 + logVar - mu.square() - logVar.exp()).sum(1L).mean() //~ VAE101
    nll + kl

let squares (decoded: Tensor) (x: Tensor) (mu: Tensor) (logVar: Tensor) =
    let sse = (decoded - x).square().sum(1L).mean()
    let kl = -(1.0 + logVar - mu.square() - logVar.exp()).sum(1L).mean()
    sse + kl

let weighted (beta: float) (logits: Tensor) (x: Tensor) (mu: Tensor) (logVar: Tensor) =
    let nll = F.binary_cross_entropy_with_logits(logits, x, reduction = Reduction.Sum) / float x.shape[0]
    let kl = -(1.0 + logVar - mu.square() - logVar.exp()).sum(1L).mean()
    nll + beta * kl

let doubled (logits: Tensor) (x: Tensor) (mu: Tensor) (logVar: Tensor) =
    let nll = F.binary_cross_entropy_with_logits(logits, x, reduction = Reduction.Sum) / float x.shape[0]
    let kl = -0.5 * (1.0 + logVar - mu.square() - logVar.exp()).sum(1L).mean()
    nll + 2.0 * kl
