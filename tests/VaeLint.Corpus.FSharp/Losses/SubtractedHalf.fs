// style: the negative KL is subtracted; one-liners with torch.sum and torch.mean in function application
// twin: AHalfSubtracted.cs
// case lossA: R = 1/(B*D); K = 1/B; beta = D
// case lossB: R = 1/B; K = 1/(B*L); beta = 1/L
// case lossC: R = 1; K = 1; beta = 1
// case lossD: R = 1; K = 1/B; beta = 1/B
module VaeLint.Corpus.FSharp.SubtractedHalf

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private twiceNegative (mu: Tensor) (logVar: Tensor) = 1.0 + logVar - mu.square() - torch.exp logVar

let lossA (x: Tensor) (logits: Tensor) mu logVar =
    let recon = F.binary_cross_entropy_with_logits(logits, x) //~ VAE001
    let negativeKl = torch.mean(0.5 * torch.sum(twiceNegative mu logVar, 1L))
    recon - negativeKl

let lossB (x: Tensor) (logits: Tensor) mu logVar =
    let recon = F.binary_cross_entropy_with_logits(logits, x, reduction = Reduction.Sum) / float (x.size(0))
    recon - 0.5 * torch.mean(twiceNegative mu logVar) //~ VAE002

let lossC (x: Tensor) (logits: Tensor) mu logVar =
    F.binary_cross_entropy_with_logits(logits, x, reduction = Reduction.Sum)
    - 0.5 * torch.sum(twiceNegative mu logVar)

let lossD (x: Tensor) (logits: Tensor) mu logVar =
    F.binary_cross_entropy_with_logits(logits, x, reduction = Reduction.Sum) //~ VAE003
    - torch.mean(0.5 * torch.sum(twiceNegative mu logVar, dim = 1L))
