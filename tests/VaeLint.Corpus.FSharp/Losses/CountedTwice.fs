// style: a batch or size factor applied to a term that already has it
// case reconAgain: R = 1/(B*B); K = 1/B; beta = B
// case klAgain: R = 1/B; K = 1/(B*B); beta = 1/B
// case sizeAgain: R = 784/B; K = 1/B; beta = 1/784
// case once: R = 1/B; K = 1/B; beta = 1
// event: 784
module VaeLint.Corpus.FSharp.CountedTwice

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private elementKl (mu: Tensor) (lv: Tensor) = -0.5 * (1.0 + lv - mu.square() - lv.exp())

let reconAgain (y: Tensor) (x: Tensor) mu lv =
    let perSample = F.binary_cross_entropy(y, x, reduction = Reduction.None).flatten(1L).sum(1L)
    let recon = perSample.mean() / float x.shape[0] //~ VAE005
    recon + (elementKl mu lv).sum(1L).mean()

let klAgain (y: Tensor) (x: Tensor) mu lv =
    let batch = float x.shape[0]
    let recon = F.binary_cross_entropy(y, x, reduction = Reduction.Sum) / batch
    let kl = (elementKl mu lv).sum(1L) |> torch.mean
    recon + kl / batch //~ VAE005

let sizeAgain (y: Tensor) (x: Tensor) mu lv =
    let flat = x.view(-1L, 784L)
    let recon = F.mse_loss(y.view(-1L, 784L), flat, Reduction.Sum) / float flat.shape[0]
    let kl = (elementKl mu lv).sum(1L).mean()
    784.0 * recon + kl //~ VAE005

let once (y: Tensor) (x: Tensor) mu lv =
    let batch = float x.shape[0]
    let recon = F.binary_cross_entropy(y, x, reduction = Reduction.Sum) / batch
    recon + (elementKl mu lv).sum() / batch
