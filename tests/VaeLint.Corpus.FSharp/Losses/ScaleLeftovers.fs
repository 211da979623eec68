// style: scale factors that survived a change of the reduction, names shadowed instead of assigned
// twin: ACountedTwice.cs
// case timesDimAfterSum: R = D/B; K = 1/B; beta = 1/D
// case batchTwice: R = 1/B; K = 1/(B*B); beta = 1/B
// case batchAfterMean: R = 1/B; K = 1/(B*B); beta = 1/B
// case klOverPixels: R = 1/B; K = 1/(B*D); beta = 1/D
// event: 784
module VaeLint.Corpus.FSharp.ScaleLeftovers

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private elements (mu: Tensor) (logvar: Tensor) = 1.0 + logvar - mu.square() - logvar.exp()

let timesDimAfterSum (recon: Tensor) (x: Tensor) mu logvar =
    let flat = x.view(-1L, 784L)
    let batchSize = float flat.shape[0]
    let reconLoss = F.mse_loss(recon.view(-1L, 784L), flat, Reduction.Sum) / batchSize
    let reconLoss = reconLoss * float flat.shape[1] //~ VAE005
    let kld = -0.5 * (elements mu logvar).sum() / batchSize
    reconLoss + kld

let batchTwice (recon: Tensor) (x: Tensor) mu logvar =
    let batchSize = float x.shape[0]
    let reconLoss = F.binary_cross_entropy(recon, x, reduction = Reduction.Sum) / batchSize
    let kld = -0.5 * (elements mu logvar).sum()
    reconLoss + kld / batchSize / batchSize //~ VAE005

let batchAfterMean (recon: Tensor) (x: Tensor) mu logvar =
    let reconLoss = F.binary_cross_entropy(recon, x, reduction = Reduction.Sum) / float x.shape[0]
    let kld = -0.5 * torch.mean((elements mu logvar).sum(1L))
    let kld = kld / float x.shape[0] //~ VAE005
    reconLoss + kld

let klOverPixels (recon: Tensor) (x: Tensor) mu logvar =
    let x, recon = x.view(-1L, 784L), recon.view(-1L, 784L)
    let reconLoss = F.binary_cross_entropy(recon, x, reduction = Reduction.Sum) / float x.shape[0]
    let kld = -0.5 * (elements mu logvar).sum() / float x.shape[0]
    let kld = kld / 784.0 //~ VAE005
    reconLoss + kld
