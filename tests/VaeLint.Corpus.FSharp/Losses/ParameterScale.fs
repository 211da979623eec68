// style: a decoder whose log-scale is a Parameter of the module, used by its methods
// case meanOverPixels: not measured
// case summedOverPixels: not measured
module VaeLint.Corpus.FSharp.ParameterScale

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

type Decoder(width: int64) =
    let logSigma = new TorchSharp.Modules.Parameter(torch.zeros 1L)
    let layer = torch.nn.Linear(16L, width)

    let kl (mu: Tensor) (lv: Tensor) = -0.5 * (1.0 + lv - mu.square() - lv.exp()).sum(1L).mean()

    let nll (z: Tensor) (x: Tensor) =
        let error = (x - layer.forward z).square()
        0.5 * error / logSigma.mul(2.0.ToScalar()).exp() + logSigma

    member _.MeanOverPixels(z: Tensor, x: Tensor, mu: Tensor, lv: Tensor) =
        (nll z x).mean() + kl mu lv //~ VAE001

    member _.SummedOverPixels(z: Tensor, x: Tensor, mu: Tensor, lv: Tensor) =
        (nll z x).sum(1L).mean() + kl mu lv
