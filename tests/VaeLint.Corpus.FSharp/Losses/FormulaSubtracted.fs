// style: the divergence has the sign of the bound and the reconstruction that of the loss
// case loss: not measured
// case flipped: not measured
// case right: not measured
module VaeLint.Corpus.FSharp.FormulaSubtracted

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let loss (decoded: Tensor) (x: Tensor) (mu: Tensor) (logVar: Tensor) =
    let recon = F.mse_loss(decoded, x, Reduction.Sum)
    let kl = -0.5 * torch.sum(1.0 + logVar - mu.square() - logVar.exp()) //~ VAE103
    recon - kl

let flipped (beta: float) (decoded: Tensor) (x: Tensor) (mu: Tensor) (logVar: Tensor) =
    let recon = F.binary_cross_entropy(decoded, x, reduction = Reduction.Sum)
    let kl = 0.5 * torch.sum(1.0 + logVar - mu.square() - logVar.exp()) //~ VAE103
    recon + beta * kl

let right (decoded: Tensor) (x: Tensor) (mu: Tensor) (logVar: Tensor) =
    let recon = F.mse_loss(decoded, x, Reduction.Sum)
    let negativeKl = 0.5 * torch.sum(1.0 + logVar - mu.square() - logVar.exp())
    recon - negativeKl
