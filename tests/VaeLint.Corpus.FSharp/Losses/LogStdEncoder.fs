// style: the encoder predicts log sigma; KL as mu^2 + sigma^2 - 1 over two, minus log sigma
// case loss: R = 1; K = 1/(B*L); beta = 1/(B*L)
// case right: R = 1; K = 1; beta = 1
module VaeLint.Corpus.FSharp.LogStdEncoder

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let elementKl (mu: Tensor) (logStd: Tensor) =
    (mu * mu + (2.0 * logStd).exp() - 1.0) / 2.0 - logStd

let loss (y: Tensor) (x: Tensor) mu logStd =
    let nll = F.binary_cross_entropy(y, x, reduction = Reduction.Sum)
    let kl = elementKl mu logStd
    nll + kl.mean() //~ VAE002

let right (y: Tensor) (x: Tensor) mu logStd =
    let nll = F.binary_cross_entropy(y, x, reduction = Reduction.Sum)
    nll + torch.sum (elementKl mu logStd)
