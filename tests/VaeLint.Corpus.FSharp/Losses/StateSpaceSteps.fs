// style: a state space model: image log-likelihood and KL per time step, both averaged over batch and time
// twin: BSharedTimeAxis.cs
// case ModelLoss: not measured
module VaeLint.Corpus.FSharp.StateSpaceSteps

open TorchSharp

type Tensor = torch.Tensor

[<Struct>]
type StateDistribution = { Mean: Tensor; Std: Tensor }

let private klPerStep q p =
    let varianceRatio = (q.Std / p.Std).square()
    let shift = ((q.Mean - p.Mean) / p.Std).square()
    0.5 * (varianceRatio + shift - 1.0 - varianceRatio.log()).sum(-1L)

type StateSpaceLoss(klScale: float) =
    member _.ModelLoss(decoded: Tensor, observation: Tensor, posterior: StateDistribution, prior: StateDistribution) =
        let pixels = torch.distributions.Normal(decoded, torch.ones_like decoded).log_prob observation
        let images = pixels.sum([| 2L; 3L; 4L |])
        (klScale * klPerStep posterior prior - images).mean()
