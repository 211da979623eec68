// style: uniform noise where normal noise was meant, noise of a hundredth, and uniform noise that dequantises
// case uniform: not measured
// case small: not measured
// case unit: not measured
module VaeLint.Corpus.FSharp.FormulaDraws

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let epsilonStd = 0.01

let objective (logits: Tensor) (x: Tensor) (mu: Tensor) (logVar: Tensor) =
    let nll = F.binary_cross_entropy_with_logits(logits, x, reduction = Reduction.Sum) / float x.shape[0]
    nll - 0.5 * (1.0 + logVar - mu.square() - logVar.exp()).sum(1L).mean()

let uniform (decode: Tensor -> Tensor) (mu: Tensor) (logVar: Tensor) (x: Tensor) =
    let eps = torch.rand_like mu //~ VAE104
    let z = mu + (logVar / 2.0).exp() * eps
    objective (decode z) x mu logVar

let small (decode: Tensor -> Tensor) (mu: Tensor) (logVar: Tensor) (x: Tensor) =
    let eps = epsilonStd * torch.randn_like mu //~ VAE104
    let z = mu + (logVar / 2.0).exp() * eps
    objective (decode z) x mu logVar

let unit (decode: Tensor -> Tensor) (mu: Tensor) (logVar: Tensor) (pixels: Tensor) =
    let x = (pixels + torch.rand_like pixels) / 256.0
    let z = mu + (logVar / 2.0).exp() * torch.randn_like mu
    objective (decode z) x mu logVar
