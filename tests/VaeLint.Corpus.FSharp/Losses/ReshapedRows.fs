// style: rows of a known size that are reshaped by their batch before they are summed (generated, then shortened by hand)
// event: 784
// case reshaped: R = 1; K = 1/D; beta = 1/D
// case right: R = 1; K = 1; beta = 1
module VaeLint.Corpus.FSharp.ReshapedRows

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private inputSize = 784

let private elements (mu: Tensor) (logvar: Tensor) = 0.5 * (mu.pow(2.0.ToScalar()) + logvar.exp() - logvar - 1.0)

let reshaped (recon: Tensor) (x: Tensor) (mu: Tensor) (logvar: Tensor) =
    let rows = x.view(-1L, 784L)
    let nll = F.mse_loss(recon.view(-1L, 784L), rows, Reduction.None).reshape(rows.size(0), -1L).sum(1L).sum(0L)
    nll + (elements mu logvar).sum() / float inputSize //~ VAE005

let right (recon: Tensor) (x: Tensor) (mu: Tensor) (logvar: Tensor) =
    let rows = x.view(-1L, 784L)
    let nll = F.mse_loss(recon.view(-1L, 784L), rows, Reduction.None).reshape(rows.size(0), -1L).sum(1L).sum(0L)
    nll + (elements mu logvar).sum()
