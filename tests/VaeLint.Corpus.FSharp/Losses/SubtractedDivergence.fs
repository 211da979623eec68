// style: a bound that subtracts a positive KL from a negative log-likelihood, and one that forgot the factor of the bracket; the right line last
// case subtracted: R = 1; K = -1; beta = -1
// case bracket: R = 1/B; K = -2/B; beta = -2
// case right: R = 1/B; K = 1/B; beta = 1
module VaeLint.Corpus.FSharp.SubtractedDivergence

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private bracket' (mu: Tensor) (logVar: Tensor) = 1.0 + logVar - mu.square() - logVar.exp()

let subtracted (p: Tensor) (x: Tensor) mu logVar =
    let recon = F.binary_cross_entropy(p, x, reduction = Reduction.Sum)
    let kl = -0.5 * (bracket' mu logVar).sum() //~ VAE103
    recon - kl

let bracket (p: Tensor) (x: Tensor) mu logVar =
    let recon = F.binary_cross_entropy(p, x, reduction = Reduction.Sum) / float x.shape[0]
    recon + (bracket' mu logVar).sum(1L).mean() //~ VAE101

let right (p: Tensor) (x: Tensor) mu logVar =
    let recon = F.binary_cross_entropy(p, x, reduction = Reduction.Sum) / float x.shape[0]
    recon - 0.5 * (bracket' mu logVar).sum(1L).mean()
