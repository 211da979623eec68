// style: the terms are functions handed to a combining function; absolute errors
// twin: CMethodGroups.cs
// case wrong: R = 1/(B*D); K = 1/B; beta = D
// case right: R = 1/B; K = 1/B; beta = 1
module VaeLint.Corpus.FSharp.FunctionArguments

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private combine reconstruction divergence (xHat: Tensor) (x: Tensor) (mu: Tensor) (logVar: Tensor) : Tensor =
    reconstruction xHat x + divergence mu logVar

let private absoluteError (xHat: Tensor) (x: Tensor) = F.l1_loss(xHat, x)

let private absoluteErrorPerSample (xHat: Tensor) (x: Tensor) =
    F.l1_loss(xHat, x, Reduction.None).flatten(1L).sum(1L).mean()

let private gaussianKl (mu: Tensor) (logVar: Tensor) =
    (0.5 * (mu * mu + logVar.exp() - logVar - 1.0)).sum(1L).mean()

let wrong xHat x mu logVar = combine absoluteError gaussianKl xHat x mu logVar //~ VAE001

let right xHat x mu logVar = combine absoluteErrorPerSample gaussianKl xHat x mu logVar
