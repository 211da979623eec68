// style: terms as a struct tuple from a helper; pattern in a let, in a lambda and with a wildcard
// case total: R = 1/(B*D); K = 1/B; beta = D
// case piped: R = 1/(B*D); K = 1/B; beta = D
// case right: R = 1; K = 1; beta = 1
module VaeLint.Corpus.FSharp.StructTupleTerms

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private kl (mu: Tensor) (lv: Tensor) = -0.5 * (1.0 + lv - mu * mu - lv.exp()).sum(-1L)

let averages (y: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) =
    struct (F.binary_cross_entropy(y, x), (kl mu lv).mean(), mu)

let sums (y: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) =
    struct (F.binary_cross_entropy(y, x, reduction = Reduction.Sum), (kl mu lv).sum())

let total y x mu lv =
    let struct (bce, rate, _) = averages y x mu lv //~ VAE001
    bce + rate

let piped y x mu lv =
    averages y x mu lv |> fun struct (bce, rate, _) -> bce + rate //~ VAE001

let right y x mu lv =
    let struct (bce, rate) = sums y x mu lv
    bce + rate
