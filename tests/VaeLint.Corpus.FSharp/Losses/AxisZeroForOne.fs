// style: axis 0 where axis 1 was meant; constants for the widths, each matrix viewed with a small helper
// twin: ABatchAxisSummed.cs
// case reconAxis: R = 1/D; K = 1/B; beta = D/B
// case klAxis: R = 1/B; K = 1/L; beta = B/L
// case both: R = 1/D; K = 1/L; beta = D/L
// case correct: R = 1/B; K = 1/B; beta = 1
// event: 784
// latent: 20
module VaeLint.Corpus.FSharp.AxisZeroForOne

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

[<Literal>]
let Pixels = 784L

[<Literal>]
let Latents = 20L

let private asPixels (t: Tensor) = t.view(-1L, Pixels)
let private asCodes (t: Tensor) = t.view(-1L, Latents)

let reconAxis (probabilities: Tensor) (x: Tensor) (mu: Tensor) (logvar: Tensor) =
    let bce = F.binary_cross_entropy(asPixels probabilities, asPixels x, reduction = Reduction.None)
    let recon = bce.sum(0L).mean() //~ VAE004
    let kl = -0.5 * (1.0 + logvar - mu.square() - logvar.exp()).sum() / float x.shape[0]
    recon + kl

let klAxis (probabilities: Tensor) (x: Tensor) (mu: Tensor) (logvar: Tensor) =
    let mu, logvar = asCodes mu, asCodes logvar
    let recon = F.binary_cross_entropy(probabilities, x, reduction = Reduction.Sum) / float x.shape[0]
    let kl = torch.mean(-0.5 * torch.sum(1.0 + logvar - mu.square() - logvar.exp(), dim = 0L)) //~ VAE004
    recon + kl

let both (probabilities: Tensor) (x: Tensor) (mu: Tensor) (logvar: Tensor) =
    let mu, logvar = asCodes mu, asCodes logvar
    let squares = (asPixels probabilities - asPixels x).square()
    let recon = torch.sum(squares, dim = 0L) |> torch.mean //~ VAE004
    let kl = -0.5 * torch.sum(1.0 + logvar - mu.square() - logvar.exp(), dim = 0L).mean() //~ VAE004
    recon + kl

let correct (probabilities: Tensor) (x: Tensor) (mu: Tensor) (logvar: Tensor) =
    let mu, logvar = asCodes mu, asCodes logvar
    let squares = (asPixels probabilities - asPixels x).square()
    let recon = torch.sum(squares, dim = 1L) |> torch.mean
    let kl = -0.5 * torch.sum(1.0 + logvar - mu.square() - logvar.exp(), dim = 1L).mean()
    recon + kl
