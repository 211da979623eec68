// style: everything as log-likelihoods and the sign at the end; methods in place of operators
// twin: BNegatedElbo.cs
// case loss: R = 1/B; K = 1/B; beta = 1
module VaeLint.Corpus.FSharp.NegatedBound

open TorchSharp

type Tensor = torch.Tensor

let private logBernoulli (x: Tensor) (p: Tensor) =
    let probs = p.clamp(1e-5.ToScalar(), (1.0 - 1e-5).ToScalar())
    (x.mul(probs.log()) + (1.0 - x).mul((1.0 - probs).log())).flatten(1L).sum(1L)

let private kl (mean: Tensor) (logVar: Tensor) =
    (logVar.add(1.0.ToScalar()).sub(mean.square()).sub(logVar.exp()).sum(1L)).mul((-0.5).ToScalar())

let loss x p mean logVar =
    let elbo = (logBernoulli x p).sub(kl mean logVar)
    elbo.mean().neg()
