// style: terms kept as [B] vectors, one final mean; in the wrong one the reconstruction is a scalar already
// twin: CBroadcastAdd.cs
// case scalarTotal: R = 1; K = 1/B; beta = 1/B
// case scalarMean: R = 1/(B*D); K = 1/B; beta = D
// case right: R = 1/B; K = 1/B; beta = 1
module VaeLint.Corpus.FSharp.PerSampleVector

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private rates (mu: Tensor) (lv: Tensor) = -0.5 * (1.0 + lv - mu.square() - lv.exp()).sum(1L)

let scalarTotal (y: Tensor) (x: Tensor) mu lv =
    let nll = F.binary_cross_entropy(y, x, reduction = Reduction.Sum) //~ VAE003
    nll + rates mu lv |> torch.mean

let scalarMean (y: Tensor) (x: Tensor) mu lv =
    let nll = F.binary_cross_entropy(y, x) //~ VAE001
    (nll + rates mu lv).mean()

let right (y: Tensor) (x: Tensor) mu lv =
    let nll = F.binary_cross_entropy(y, x, reduction = Reduction.None).flatten(1L).sum(1L)
    nll + rates mu lv |> torch.mean
