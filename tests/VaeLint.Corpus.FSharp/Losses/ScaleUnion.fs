// style: a union selects the scale of the pixels, a flag selects the Reduction
// twin: CSelectedReduction.cs
// case byScale: not measured
// case byFlag: not measured
// case alwaysSum: R = 1/B; K = 1/B; beta = 1
module VaeLint.Corpus.FSharp.ScaleUnion

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

type PixelScale =
    | PerElement
    | PerSample

let private elementKl (mu: Tensor) (logVar: Tensor) = -0.5 * (1.0 + logVar - mu.square() - logVar.exp())

let byScale scale (xHat: Tensor) (x: Tensor) mu logVar =
    let squared = (xHat - x).square()

    let recon =
        match scale with
        | PerElement -> squared.mean() //~ VAE001
        | PerSample -> squared.flatten(1L).sum(1L).mean()

    recon + (elementKl mu logVar).sum(1L).mean()

let byFlag average (xHat: Tensor) (x: Tensor) mu logVar =
    let reduction = if average then Reduction.Mean else Reduction.Sum
    let recon = F.mse_loss(xHat, x, reduction) //~ VAE001
    recon + (elementKl mu logVar).sum()

let alwaysSum divideFirst (xHat: Tensor) (x: Tensor) mu logVar =
    let batch = float x.shape[0]

    let recon =
        if divideFirst then
            F.mse_loss(xHat, x, Reduction.Sum) / batch
        else
            (xHat - x).square().sum() / batch

    recon + (elementKl mu logVar).sum(1L).mean()
