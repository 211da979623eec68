// style: open type on the functional class, names without a prefix, one expression per loss
// case vaeLoss: R = 1; K = 1; beta = 1
// case forgotReduction: R = 1/(B*D); K = 1; beta = B*D
// case klAveraged: R = 1/B; K = 1/(B*L); beta = 1/L
// event: 784
module VaeLint.Corpus.FSharp.OpenTypeFunctional

open TorchSharp
open type TorchSharp.torch
open type TorchSharp.torch.nn.functional

let private gaussianKl (mu: Tensor) (logVar: Tensor) =
    -0.5 * sum(1.0 + logVar - mu * mu - exp logVar)

let vaeLoss (y: Tensor) (x: Tensor) mu logVar =
    binary_cross_entropy(y, x.view(-1L, 784L), reduction = nn.Reduction.Sum) + gaussianKl mu logVar

let forgotReduction (y: Tensor) (x: Tensor) mu logVar =
    binary_cross_entropy(y, x.view(-1L, 784L)) + gaussianKl mu logVar //~ VAE001

let klAveraged (y: Tensor) (x: Tensor) (mu: Tensor) (logVar: Tensor) =
    let n = x.shape[0]
    let distortion = binary_cross_entropy(y, x, reduction = nn.Reduction.Sum) / n
    let rate = -0.5 * (1.0 + logVar - mu * mu - exp logVar)
    distortion + rate.mean() //~ VAE002
