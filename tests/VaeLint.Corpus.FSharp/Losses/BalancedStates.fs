// style: KL balancing with states as records and a detaching member; mixed by a literal, image error summed over the batch size
// twin: EKlBalancing.cs
// case trainingLoss: not measured
module VaeLint.Corpus.FSharp.BalancedStates

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

type GaussianState =
    { Loc: Tensor
      Scale: Tensor }

    member this.Stopped = { Loc = this.Loc.detach(); Scale = this.Scale.detach() }

[<Literal>]
let KlAlpha = 0.8

let private klDivergence (q: GaussianState) (p: GaussianState) =
    let ratio = (q.Scale / p.Scale).square()
    let shift = ((q.Loc - p.Loc) / p.Scale).square()
    0.5 * (ratio + shift - 1.0 - ratio.log()).sum(-1L)

let trainingLoss (decoded: Tensor) (observation: Tensor) (posterior: GaussianState) (prior: GaussianState) =
    let reconLoss = F.mse_loss(decoded, observation, reduction = Reduction.Sum) / float observation.shape[0]

    let klLoss =
        KlAlpha * (klDivergence posterior.Stopped prior).mean()
        + (1.0 - KlAlpha) * (klDivergence posterior prior.Stopped).mean()

    reconLoss + klLoss
