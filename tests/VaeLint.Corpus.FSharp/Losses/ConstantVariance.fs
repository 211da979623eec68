// style: only the means are encoded, the posterior variance is a number; both terms over the batch
// case loss: not measured
module VaeLint.Corpus.FSharp.ConstantVariance

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let loss (sigma: float) (p: Tensor) (x: Tensor) (mu: Tensor) =
    let recon = F.binary_cross_entropy(p, x, reduction = Reduction.Sum)
    let sigma2 = sigma * sigma
    let kld = 0.5 * torch.sum (mu.square() + sigma2 - 1.0 - log sigma2)
    (recon + kld) / float x.shape[0]
