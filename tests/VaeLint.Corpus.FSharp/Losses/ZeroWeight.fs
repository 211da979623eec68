// style: the KL is switched off by a literal zero and by a zero literal of the module; what is left is an autoencoder
// twin: EZeroWeightedKl.cs
// case lossFunction: not measured
// case lossOff: not measured
module VaeLint.Corpus.FSharp.ZeroWeight

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

[<Literal>]
let KlWeight = 0.0

let private parts (y: Tensor) (x: Tensor) (mu: Tensor) (logStd: Tensor) =
    F.mse_loss(y, x), -0.5 * (1.0 + 2.0 * logStd - mu.square() - (2.0 * logStd).exp()).sum()

let lossFunction y x mu logStd =
    let bce, kld = parts y x mu logStd
    let loss = bce + 0.0 * kld
    loss, bce.ToDouble(), kld.ToDouble()

let lossOff y x mu logStd =
    let bce, kld = parts y x mu logStd
    bce + KlWeight * kld
