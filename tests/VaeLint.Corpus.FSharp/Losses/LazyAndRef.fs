// style: a lazy KL that is forced once, a ref cell as the accumulator
// case lazyLoss: R = 1/(B*D); K = 1; beta = B*D
// case refLoss: R = 1; K = 1; beta = 1
module VaeLint.Corpus.FSharp.LazyAndRef

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private kl (mu: Tensor) (lv: Tensor) = -0.5 * (1.0 + lv - mu.square() - lv.exp())

let lazyLoss (y: Tensor) (x: Tensor) mu lv =
    let rate = lazy ((kl mu lv).sum())
    let nll = F.binary_cross_entropy(y, x) //~ VAE001
    nll + rate.Value

let refLoss (y: Tensor) (x: Tensor) mu lv =
    let total = ref (F.binary_cross_entropy(y, x, reduction = Reduction.Sum))
    total.Value <- total.Value + (kl mu lv).sum()
    total.Value
