// style: the levels of a hierarchy by position, their sum doubled where it is added (generated, then shortened by hand)
// twin: SDoubledLevels.cs
// case averaged: R = 1/(B*D); K = 2/B; beta = 2*D
// case right: R = 1/B; K = 2/B; beta = 2
module VaeLint.Corpus.FSharp.DoubledLevels

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let averaged (output: Tensor) (x: Tensor) (mu: Tensor[]) (logVar: Tensor[]) =
    let mutable klTotal = torch.zeros(1L, dtype = output.dtype)

    for i in 0 .. mu.Length - 1 do
        let m2 = mu[i] * mu[i]
        klTotal <- klTotal + ((0.5 * m2 + 0.5 * ((logVar[i].expm1() + 1.0) - 1.0 - logVar[i])).mean([| 0L |]).sum())

    F.mse_loss(output, x) + torch.mul(klTotal, (2.0).ToScalar()) //~ VAE001

let right (output: Tensor) (x: Tensor) (mu: Tensor[]) (logVar: Tensor[]) =
    let mutable klTotal = torch.zeros(1L, dtype = output.dtype)

    for i in mu.Length - 1 .. -1 .. 0 do
        klTotal <- klTotal + (0.5 * mu[i].square() + 0.5 * (logVar[i].exp() - 1.0 - logVar[i])).sum(1L).mean()

    F.mse_loss(output, x, Reduction.Sum) / float x.shape[0] + 2.0 * klTotal
