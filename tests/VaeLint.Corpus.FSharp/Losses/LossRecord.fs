// style: the terms travel in a record; an adding function completes the loss; copy-and-update sets one term after the other
// case batchMismatch: R = 1/B; K = 1; beta = B
// case matched: R = 1/B; K = 1/B; beta = 1
// case replaced: R = 1/(B*D); K = 1/B; beta = D
module VaeLint.Corpus.FSharp.LossRecord

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

type LossParts = { Reconstruction: Tensor; Divergence: Tensor }

let total parts = parts.Reconstruction + parts.Divergence

let batchMismatch (logits: Tensor) (x: Tensor) (mu: Tensor) (logVar: Tensor) =
    let batch = x.shape[0]

    { Reconstruction = F.binary_cross_entropy_with_logits(logits, x, reduction = Reduction.Sum) / float batch
      Divergence = 0.5 * (logVar.exp() + mu * mu - 1.0 - logVar).sum() } //~ VAE003
    |> total

let matched (logits: Tensor) (x: Tensor) (mu: Tensor) (logVar: Tensor) =
    let batch = float x.shape[0]

    { Reconstruction = F.binary_cross_entropy_with_logits(logits, x, reduction = Reduction.Sum) / batch
      Divergence = 0.5 * (logVar.exp() + mu * mu - 1.0 - logVar).sum() / batch }
    |> total

let replaced (logits: Tensor) (x: Tensor) (mu: Tensor) (logVar: Tensor) =
    let zero = torch.zeros(1L)
    let empty = { Reconstruction = zero; Divergence = zero }
    let withKl = { empty with Divergence = 0.5 * (logVar.exp() + mu * mu - 1.0 - logVar).sum(1L).mean() }
    let both = { withKl with Reconstruction = F.binary_cross_entropy_with_logits(logits, x) } //~ VAE001
    both.Reconstruction + both.Divergence
