// style: a union selects the likelihood, match returns a tuple of terms, the caller adds
// case loss: R = 1/(B*D); K = 1/B; beta = D
// case lossRight: R = 1/B; K = 1/B; beta = 1
module VaeLint.Corpus.FSharp.UnionLikelihood

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

type Likelihood =
    | SquaredError
    | Bernoulli

let private kl (mu: Tensor) (lv: Tensor) =
    (-0.5 * (1.0 + lv - mu * mu - lv.exp())).sum(1L).mean()

let terms likelihood (recon: Tensor) (x: Tensor) mu lv =
    let rl =
        match likelihood with
        | SquaredError -> F.mse_loss(recon, x)
        | Bernoulli -> F.binary_cross_entropy(recon, x)

    rl, kl mu lv

let loss likelihood recon x mu lv =
    let r, k = terms likelihood recon x mu lv //~ VAE001
    r + k

let lossRight likelihood (recon: Tensor) (x: Tensor) mu lv =
    let rl =
        match likelihood with
        | SquaredError -> F.mse_loss(recon, x, Reduction.Sum)
        | Bernoulli -> F.binary_cross_entropy(recon, x, reduction = Reduction.Sum)

    rl / float x.shape[0] + kl mu lv
