// style: 784 times the mean where nothing says how wide the image is
// twin: BLiteral784.cs
// case loss: R = 1/B; K = 1/B; beta = 1
// event: 784
module VaeLint.Corpus.FSharp.FashionFactor

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional

let loss (decoded: Tensor) (x: Tensor) (mu: Tensor) (logVar: Tensor) =
    let xent = 784.0 * F.binary_cross_entropy(decoded, x)
    let kl = -0.5 * (1.0 + logVar - mu.square() - logVar.exp()).sum(-1L)
    xent + kl |> torch.mean
