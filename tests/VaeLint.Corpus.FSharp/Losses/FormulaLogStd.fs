// style: a graph encoder's log standard deviation is sampled as such and fed to the closed form for log-variances
// case step: not measured
// case fixedStep: not measured
module VaeLint.Corpus.FSharp.FormulaLogStd

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let reparametrize (mu: Tensor) (logStd: Tensor) = mu + torch.randn_like(logStd) * torch.exp logStd

let nll (z: Tensor) (adjacency: Tensor) =
    F.binary_cross_entropy_with_logits(torch.matmul(z, z.t()), adjacency, reduction = Reduction.Sum) / float adjacency.shape[0]

let step (encode: Tensor -> Tensor * Tensor) (h: Tensor) (adjacency: Tensor) =
    let mu, logStd = encode h
    let z = reparametrize mu logStd
    let kl = -0.5 * torch.mean(torch.sum(1.0 + logStd - mu.square() - logStd.exp(), 1L)) //~ VAE102
    nll z adjacency + kl

let fixedStep (encode: Tensor -> Tensor * Tensor) (h: Tensor) (adjacency: Tensor) =
    let mu, logStd = encode h
    let z = reparametrize mu logStd
    let kl = -0.5 * torch.mean(torch.sum(1.0 + 2.0 * logStd - mu.square() - logStd.exp().square(), 1L))
    nll z adjacency + kl
