// style: the bracket lost one of its parts when it was typed in: the mean, the logarithm; the whole closed form last
// case withoutMean: not measured
// case withoutLogarithm: not measured
// case whole: not measured
module VaeLint.Corpus.FSharp.FormulaMissing

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let error (decode: Tensor -> Tensor) (z: Tensor) (x: Tensor) = F.mse_loss(decode z, x, Reduction.Sum) / float x.shape[0]

let withoutMean (decode: Tensor -> Tensor) (mean: Tensor) (logVar: Tensor) (x: Tensor) =
    let eps = torch.randn_like mean
    let z = mean + torch.exp(logVar / 2.0) * eps
    let kl = -0.5 * torch.sum(1.0 + logVar - logVar.exp(), 1L) //~ VAE101
    error decode z x + kl.mean()

let withoutLogarithm (decode: Tensor -> Tensor) (mean: Tensor) (logVar: Tensor) (x: Tensor) =
    let eps = torch.randn_like mean
    let z = mean + torch.exp(logVar / 2.0) * eps
    let kl = 0.5 * torch.sum(mean.square() + logVar.exp() - 1.0, 1L) //~ VAE101
    error decode z x + kl.mean()

let whole (decode: Tensor -> Tensor) (mean: Tensor) (logVar: Tensor) (x: Tensor) =
    let eps = torch.randn_like mean
    let z = mean + torch.exp(logVar / 2.0) * eps
    let kl = -0.5 * torch.sum(1.0 + logVar - mean.square() - logVar.exp(), 1L)
    error decode z x + kl.mean()
