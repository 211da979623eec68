// style: Gaussian decoder with a learned log standard deviation whose square is divided by sigma
// case loss: not measured
// case rightLoss: not measured
// case varianceLoss: not measured
// twin: EDecoderLogStd.cs
module VaeLint.Corpus.FSharp.FormulaDecoder

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let kl (mu: Tensor) (logVar: Tensor) = (-0.5 * (1.0 + logVar - mu.square() - logVar.exp())).sum(1L)

let loss (xMean: Tensor) (xLogStd: Tensor) (x: Tensor) (mu: Tensor) (logVar: Tensor) =
    let nll = (xLogStd + 0.5 * (x - xMean).square() / xLogStd.exp()).sum(1L) //~ VAE102
    (nll + kl mu logVar).mean()

let rightLoss (xMean: Tensor) (xLogStd: Tensor) (x: Tensor) (mu: Tensor) (logVar: Tensor) =
    let nll = (xLogStd + 0.5 * (x - xMean).square() / (2.0 * xLogStd).exp()).sum(1L)
    (nll + kl mu logVar).mean()

let varianceLoss (xMean: Tensor) (xLogVar: Tensor) (x: Tensor) (mu: Tensor) (logVar: Tensor) =
    let nll = (0.5 * (xLogVar + (x - xMean).square() / xLogVar.exp())).sum(1L)
    (nll + kl mu logVar).mean()
