// style: axis 0 where axis 1 was meant, on matrices of known rank
// case reconAxis: R = 1/D; K = 1/B; beta = D/B
// case klAxis: R = 1/B; K = 1/L; beta = B/L
// case right: R = 1/B; K = 1/B; beta = 1
// event: 784
// latent: 20
module VaeLint.Corpus.FSharp.WrongAxis

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private bce (y: Tensor) (x: Tensor) =
    F.binary_cross_entropy(y.view(-1L, 784L), x.view(-1L, 784L), reduction = Reduction.None)

let private divergence (mu: Tensor) (lv: Tensor) =
    let mu, lv = mu.view(-1L, 20L), lv.view(-1L, 20L)
    -0.5 * (1.0 + lv - mu.square() - lv.exp())

let reconAxis y x mu lv =
    let recon = (bce y x).sum(0L).mean() //~ VAE004
    let kl = (divergence mu lv).sum(1L).mean()
    recon + kl

let klAxis y x mu lv =
    let recon = (bce y x).sum(1L).mean()
    let kl = torch.sum(divergence mu lv, dim = 0L) |> torch.mean //~ VAE004
    recon + kl

let right y x mu lv =
    let recon = (bce y x).sum(1L).mean()
    let kl = torch.sum(divergence mu lv, dim = 1L) |> torch.mean
    recon + kl
