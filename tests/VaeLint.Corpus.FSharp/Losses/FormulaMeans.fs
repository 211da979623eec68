// style: a record with the posterior; the square of the mean was lost, or its term halved
// case lost: not measured
// case halved: not measured
// case right: not measured
// twin: EMeanNotSquared.cs
module VaeLint.Corpus.FSharp.FormulaMeans

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

type Posterior = { Mean: Tensor; LogVariance: Tensor }

let nll (logits: Tensor) (x: Tensor) =
    F.binary_cross_entropy_with_logits(logits, x, reduction = Reduction.None).flatten(1L).sum(1L)

let lost logits x q =
    let kl = (-0.5 * (1.0 + q.LogVariance - q.Mean - q.LogVariance.exp())).sum(1L) //~ VAE101
    (nll logits x + kl).mean()

let halved logits x q =
    let kl = (0.5 * (q.LogVariance.exp() - 1.0 - q.LogVariance + 0.5 * q.Mean.square())).sum(1L) //~ VAE101
    (nll logits x + kl).mean()

let right logits x q =
    let kl = (0.5 * (q.LogVariance.exp() - 1.0 - q.LogVariance + q.Mean.square())).sum(1L)
    (nll logits x + kl).mean()
