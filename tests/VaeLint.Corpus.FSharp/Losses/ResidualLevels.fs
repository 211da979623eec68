// style: residual hierarchy: the first level against N(0, I), a list of levels relative to their priors folded onto it; everything over the batch once
// case loss: not measured
module VaeLint.Corpus.FSharp.ResidualLevels

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

type Level =
    { PriorLogVar: Tensor
      DeltaMu: Tensor
      DeltaLogVar: Tensor }

let private kl (mu: Tensor) (logvar: Tensor) =
    0.5 * (mu.square() + logvar.exp() - logvar - 1.0).sum()

let private klRelative level =
    0.5 * (level.DeltaMu.square() / level.PriorLogVar.exp() + level.DeltaLogVar.exp() - level.DeltaLogVar - 1.0).sum()

let loss (y: Tensor) (x: Tensor) mu logvar levels =
    let recon = F.mse_loss(y, x, reduction = Reduction.Sum)
    let rate = levels |> List.fold (fun total level -> total + klRelative level) (kl mu logvar)
    (recon + rate) / float x.shape[0]
