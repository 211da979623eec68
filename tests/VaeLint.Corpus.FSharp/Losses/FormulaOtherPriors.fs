// style: closed forms and signs that look wrong and are not: prior variance 4, a reversed KL, two divergences, a critic, a returned bound
// case widePrior: not measured
// case reversed: not measured
// case contrast: not measured
// case withCritic: not measured
// case bound: not measured
module VaeLint.Corpus.FSharp.FormulaOtherPriors

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let nll (logits: Tensor) (x: Tensor) =
    F.binary_cross_entropy_with_logits(logits, x, reduction = Reduction.Sum) / float x.shape[0]

let kl (mu: Tensor) (logVar: Tensor) = (-0.5 * (1.0 + logVar - mu.square() - logVar.exp())).sum(1L).mean()

let widePrior logits x (mu: Tensor) (logVar: Tensor) =
    let elements = 0.5 * (logVar.exp() / 4.0 + mu.square() / 4.0 - 1.0 - logVar + log 4.0)
    nll logits x + elements.sum(1L).mean()

let reversed logits x (mu: Tensor) (logVar: Tensor) =
    let elements = 0.5 * ((1.0 + mu.square()) / logVar.exp() - 1.0 + logVar)
    nll logits x + elements.sum(1L).mean()

let contrast logits x mu logVar otherMu otherLogVar =
    nll logits x + kl mu logVar - 0.1 * kl otherMu otherLogVar

let withCritic (critic: Tensor -> Tensor) logits x mu logVar =
    nll logits x + kl mu logVar - (critic logits).mean()

let bound logits x mu logVar = -(nll logits x) - kl mu logVar
