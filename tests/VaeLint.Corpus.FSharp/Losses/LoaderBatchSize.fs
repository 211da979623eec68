// style: the loader's batch size as a literal divisor on either term, and as an argument
// twin: CConstBatch.cs
// case constDivisor: R = 1/128; K = 1/B; beta = 128/B
// case constDivisorMeanError: R = 1/(B*D); K = 1/128; beta = B*D/128
// case parameterDivisor: R = 1/B; K = 1/B; beta = 1
// batch constDivisor: 128
// batch constDivisorMeanError: 128
module VaeLint.Corpus.FSharp.LoaderBatchSize

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

[<Literal>]
let BatchSize = 128

let private perSample (mu: Tensor) (logVar: Tensor) =
    -0.5 * (1.0 + logVar - mu.square() - logVar.exp()).sum(1L)

let constDivisor (xHat: Tensor) (x: Tensor) mu logVar =
    let recon = F.mse_loss(xHat, x, Reduction.Sum) / BatchSize //~ VAE012
    recon + (perSample mu logVar).mean()

let constDivisorMeanError (xHat: Tensor) (x: Tensor) (mu: Tensor) (logVar: Tensor) =
    let recon = F.mse_loss(xHat, x) //~ VAE001
    let kl = -0.5 * (1.0 + logVar - mu.square() - logVar.exp()).sum()
    recon + kl / BatchSize //~ VAE012

let parameterDivisor (batchSize: int) (xHat: Tensor) (x: Tensor) mu logVar =
    let recon = F.mse_loss(xHat, x, Reduction.Sum) / batchSize
    recon + (perSample mu logVar).mean()
