// style: the reduction is an argument of a private loss, or optional with a default
// twin: CReductionArgument.cs
// case CallerMean: R = 1/(B*D); K = 1/B; beta = D
// case CallerSum: R = 1/B; K = 1/B; beta = 1
// case DefaultMean: R = 1/(B*D); K = 1; beta = B*D
// case OverriddenDefault: R = 1; K = 1; beta = 1
module VaeLint.Corpus.FSharp.CallerReduction

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private twiceNegative (mu: Tensor) (logVar: Tensor) = 1.0 + logVar - mu.square() - logVar.exp()

let private loss (reduction: Reduction) (divisor: float) (logits: Tensor) (x: Tensor) mu logVar =
    let cross = F.binary_cross_entropy_with_logits(logits, x, reduction = reduction) / divisor
    cross - 0.5 * (twiceNegative mu logVar).sum(1L).mean()

type ReductionLosses =
    static member CallerMean(logits, x, mu, logVar) =
        loss Reduction.Mean 1.0 logits x mu logVar //~ VAE001

    static member CallerSum(logits, x: Tensor, mu, logVar) =
        loss Reduction.Sum (float x.shape[0]) logits x mu logVar

    static member DefaultMean(logits: Tensor, x: Tensor, mu, logVar, ?reduction: Reduction) =
        let reduction = defaultArg reduction Reduction.Mean
        let cross = F.binary_cross_entropy_with_logits(logits, x, reduction = reduction) //~ VAE001
        cross - 0.5 * (twiceNegative mu logVar).sum()

    static member OverriddenDefault(logits, x, mu, logVar) =
        ReductionLosses.DefaultMean(logits, x, mu, logVar, reduction = Reduction.Sum)
