// style: the closed form from memory with a slip of sign, one per function, the right one last
// case first: not measured
// case second: not measured
// case third: not measured
// case right: not measured
// twin: ESignsOfTerms.cs
module VaeLint.Corpus.FSharp.FormulaSigns

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let first (decoded: Tensor) (x: Tensor) (mu: Tensor) (logVar: Tensor) =
    let bce = F.binary_cross_entropy(decoded, x, reduction = Reduction.Sum)
    let kld = -0.5 * torch.sum(1.0 - logVar - mu.square() - logVar.exp()) //~ VAE101
    bce + kld

let second (decoded: Tensor) (x: Tensor) (mu: Tensor) (logVar: Tensor) =
    let bce = F.binary_cross_entropy(decoded, x, reduction = Reduction.Sum)
    let kld = -0.5 * torch.sum(1.0 + logVar + mu.square() - logVar.exp()) //~ VAE101
    bce + kld

let third (decoded: Tensor) (x: Tensor) (mu: Tensor) (logVar: Tensor) =
    let bce = F.binary_cross_entropy(decoded, x, reduction = Reduction.Sum)
    let inner = 1.0 + logVar - mu.square() + logVar.exp()
    let kld = -0.5 * inner.sum(1L).sum() //~ VAE101
    bce + kld

let right (decoded: Tensor) (x: Tensor) (mu: Tensor) (logVar: Tensor) =
    let bce = F.binary_cross_entropy(decoded, x, reduction = Reduction.Sum)
    let kld = -0.5 * torch.sum(1.0 + logVar - mu.square() - logVar.exp())
    bce + kld
