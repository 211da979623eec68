// style: rows of a known size, flattened to one axis and summed, beside a KL divided by that size (generated, then shortened by hand)
// twin: SFlattenedRows.cs
// event: 784
// case annealed: R = 1; K = beta/D; beta = beta/D
// case unweighted: R = 1/B; K = 1/(B*D); beta = 1/D
// case averaged: R = 1/(B*D); K = 1/(B*D); beta = 1
module VaeLint.Corpus.FSharp.FlattenedRows

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private elements (mu: Tensor) (logvar: Tensor) = 0.5 * (mu.pow(2.0.ToScalar()) + logvar.exp() - logvar - 1.0)

let annealed (recon: Tensor) (x: Tensor) (mu: Tensor) (logvar: Tensor) (beta: float) =
    let rows = recon.view(-1L, 784L)
    let nll = F.mse_loss(rows, x.view(-1L, 784L), Reduction.None).flatten().sum()
    nll + ((elements mu logvar).sum() / float (28 * 28)) * beta //~ VAE005

let unweighted (recon: Tensor) (x: Tensor) (mu: Tensor) (logvar: Tensor) =
    let nll = F.mse_loss(recon.view(-1L, 784L), x.view(-1L, 784L), Reduction.None).view(-1L).sum() / float x.shape[0]
    let kl = (elements mu logvar).sum(1L).mean()
    nll + kl / 784.0 //~ VAE005

let averaged (recon: Tensor) (x: Tensor) (mu: Tensor) (logvar: Tensor) =
    let nll = F.mse_loss(recon.view(-1L, 784L), x.view(-1L, 784L), Reduction.None).flatten().mean()
    nll + (elements mu logvar).sum(1L).mean() / 784.0
