// style: a graph VAE after a Julia example: the log-likelihood is a mean over all logits, the KL a sum over all nodes, weighted and added with signs turned twice
// case loss: R = 1/(B*D); K = beta; beta = beta*B*D
// case right: R = 1; K = beta; beta = beta
module VaeLint.Corpus.FSharp.GraphLogitsBound

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private klDivergence (mu: Tensor) (logStd: Tensor) =
    -0.5 * (1.0 + 2.0 * logStd - mu.square() - (2.0 * logStd).exp()).sum()

let loss (beta: float) (logits: Tensor) (x: Tensor) (mu: Tensor) (logStd: Tensor) =
    let klQP = klDivergence mu logStd //~ VAE003
    let logP = -F.binary_cross_entropy_with_logits(logits, x)
    -logP + beta * klQP

let right (beta: float) (logits: Tensor) (x: Tensor) (mu: Tensor) (logStd: Tensor) =
    let klQP = klDivergence mu logStd
    let logP = -F.binary_cross_entropy_with_logits(logits, x, reduction = Reduction.Sum)
    -logP + beta * klQP
