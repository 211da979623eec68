// style: functions over layers: a cross-entropy of probabilities behind a linear layer or a tanh
// case flat: not measured
// case signed: not measured
// case rescaled: not measured
// case clamped: not measured
module VaeLint.Corpus.FSharp.LogitsIntoBce

open TorchSharp

type Tensor = torch.Tensor
type nn = torch.nn
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private decoder = nn.Linear(16L, 784L)
let private criterion = nn.BCELoss(reduction = Reduction.Sum)

let private rate (mu: Tensor) (lv: Tensor) =
    (0.5 * (lv.exp() + mu.square() - 1.0 - lv)).sum(1L).mean()

let private draw (mu: Tensor) (lv: Tensor) = mu + torch.randn_like mu * (lv / 2.0).exp()

let flat (x: Tensor) (mu: Tensor) (lv: Tensor) =
    let y = draw mu lv |> decoder.forward
    let nll = F.binary_cross_entropy(y, x, reduction = Reduction.Sum) / float x.shape[0] //~ VAE201
    nll + rate mu lv

let signed (x: Tensor) (mu: Tensor) (lv: Tensor) =
    let y = draw mu lv |> decoder.forward |> torch.tanh
    let nll = criterion.forward (y, x) / float x.shape[0] //~ VAE201
    nll + rate mu lv

let rescaled (x: Tensor) (mu: Tensor) (lv: Tensor) =
    let y = (draw mu lv |> decoder.forward |> torch.tanh) * 0.5 + 0.5
    criterion.forward (y, x) / float x.shape[0] + rate mu lv

let clamped (x: Tensor) (mu: Tensor) (lv: Tensor) =
    let y = (draw mu lv |> decoder.forward).clamp(1e-6.ToScalar(), 0.999999.ToScalar())
    F.binary_cross_entropy(y, x, reduction = Reduction.Sum) / float x.shape[0] + rate mu lv
