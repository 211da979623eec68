// style: balanced ELBO with unknown weighted extras folded onto it; a commitment term beside a wrong one
// case loss: R = 1/B; K = 1/B; beta = 1
// case wrong: R = 1/(B*D); K = 1/B; beta = D
module VaeLint.Corpus.FSharp.CommitmentTerms

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private rate (mu: Tensor) (lv: Tensor) = (-0.5 * (1.0 + lv - mu.square() - lv.exp())).sum(1L).mean()

let loss (extras: (float * Tensor) list) (y: Tensor) (x: Tensor) mu lv =
    let elbo = F.mse_loss(y, x, Reduction.Sum) / float x.shape[0] + rate mu lv
    extras |> List.fold (fun total (weight, term) -> total + weight * term) elbo

let wrong (codes: Tensor) (y: Tensor) (x: Tensor) (mu: Tensor) lv =
    let commitment = F.mse_loss(codes, mu.detach())
    F.mse_loss(y, x) + rate mu lv + 0.25 * commitment //~ VAE001
