// style: neural process: log-likelihood per target point, the KL over the number of targets with a kept axis, a negated mean in a pipeline
// twin: ENeuralProcessTargets.cs
// case calculateLoss: R = 1/(B*T); K = 1/(B*T); beta = 1
// rank: 2
module VaeLint.Corpus.FSharp.TargetPoints

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let calculateLoss (prediction: Tensor) (target: Tensor) (mu: Tensor) (std: Tensor) =
    let numTargets = float target.shape[1]
    let logLik = -(prediction - target).square().sum(-1L)
    let klDiv = (0.5 * (mu.square() + std.square() - 1.0) - std.log()).sum(-1L, keepdim = true)
    -(logLik - klDiv / numTargets |> torch.mean)
