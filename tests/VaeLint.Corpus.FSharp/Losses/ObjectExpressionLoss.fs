// style: an interface for objectives, implemented by object expressions that close over a Reduction
// case averaged: R = 1/(B*D); K = 1/B; beta = D
// case summed: R = 1; K = 1; beta = 1
module VaeLint.Corpus.FSharp.ObjectExpressionLoss

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

type IObjective =
    abstract Compute: output: Tensor * target: Tensor * mu: Tensor * logVar: Tensor -> Tensor

let averaged =
    { new IObjective with
        member _.Compute(output, target, mu, logVar) =
            let nll = F.mse_loss(output, target) //~ VAE001
            let kl = -0.5 * (1.0 + logVar - mu.square() - logVar.exp()).sum(1L)
            nll + kl.mean() }

let summed =
    { new IObjective with
        member _.Compute(output, target, mu, logVar) =
            let nll = F.mse_loss(output, target, Reduction.Sum)
            let kl = -0.5 * (1.0 + logVar - mu.square() - logVar.exp())
            nll + kl.sum() }
