// style: both terms divided by the batch after one of them was averaged; a KL per pixel
// twin: DDividedTwice.cs
// case bothByBatch: R = 1/B; K = 1/(B*B); beta = 1/B
// case klPerPixel: R = 1/B; K = 1/(784*B); beta = 1/784
// event: 784
module VaeLint.Corpus.FSharp.BatchNormalisationSlips

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private elements (mu: Tensor) (logvar: Tensor) = 1.0 + logvar - mu.square() - logvar.exp()

let bothByBatch (recon: Tensor) (x: Tensor) mu logvar =
    let bce = F.binary_cross_entropy(recon, x, reduction = Reduction.Sum) //~ VAE003
    let kld = -0.5 * (elements mu logvar).sum(1L) |> torch.mean
    (bce + kld) / float x.shape[0]

let klPerPixel (recon: Tensor) (x: Tensor) mu logvar =
    let batch = float x.shape[0]
    let bce = F.binary_cross_entropy(recon.view(-1L, 784L), x.view(-1L, 784L), reduction = Reduction.Sum) / batch
    let kld = -0.5 * (elements mu logvar).sum() / batch
    bce + kld / (28.0 * 28.0) //~ VAE005
