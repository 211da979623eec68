// style: nested tuple patterns in lets, heads in the other order, wildcards
// twin: CNestedDeconstruction.cs
// case wrong: R = 1/B; K = 1/(B*L); beta = 1/L
// case right: R = 1/B; K = 1/B; beta = 1
module VaeLint.Corpus.FSharp.NestedPatterns

open TorchSharp

type Tensor = torch.Tensor

let private elementKl (mean: Tensor) (logVariance: Tensor) =
    0.5 * (mean.square() + logVariance.exp() - 1.0 - logVariance)

let wrong (xHat: Tensor) (x: Tensor) (mu: Tensor) (logVar: Tensor) =
    let output = (xHat, x), (mu, logVar)
    let (decoded, target), (mean, logVariance) = output
    let squared = (decoded - target).square()
    squared.flatten(1L).sum(1L).mean() + (elementKl mean logVariance).mean() //~ VAE002

let right (xHat: Tensor) (x: Tensor) (mu: Tensor) (logVar: Tensor) =
    let heads = struct (logVar, mu)
    let struct (logVariance, mean) = heads
    let squared, _, batch = (xHat - x).square(), x.dtype, float x.shape[0]
    squared.sum() / batch + (elementKl mean logVariance).sum() / batch
