// style: per-sample means combined by a weighted mean over optional sample weights; a caller without weights
// case step: R = 1/(B*D); K = 1/(B*L); beta = D/L
// rank: 3
module VaeLint.Corpus.FSharp.OptionalWeights

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private weightedMean (weights: Tensor option) (values: Tensor) =
    match weights with
    | None -> values.mean()
    | Some w -> (values * w).sum() / w.sum()

let step (recon: Tensor) (images: Tensor) (mu: Tensor) (logVar: Tensor) =
    let kl = (0.5 * (mu.square() + logVar.exp() - 1.0 - logVar)).flatten(1L).mean([| 1L |]) //~ VAE002
    let error = F.mse_loss(recon, images, reduction = Reduction.None).flatten(1L).mean([| 1L |]) //~ VAE001
    weightedMean None kl + weightedMean None error
