// style: Bernoulli likelihood from logits by hand: softplus, and the pair of logsigmoids; the sign at the end
// twin: AHandWrittenLogits.cs
// case softplusMean: R = 1/(B*D); K = 1/B; beta = D
// case logSigmoidMean: R = 1/(B*D); K = 1/(B*L); beta = D/L
// case softplusSum: R = 1; K = 1; beta = 1
// case logSigmoidKlSum: R = 1/B; K = 1; beta = B
module VaeLint.Corpus.FSharp.StableLogits

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional

let private twiceKl (mu: Tensor) (lv: Tensor) = mu.square() + lv.exp() - lv - 1.0

let private logLikelihood (logits: Tensor) (x: Tensor) =
    x * F.logsigmoid logits + (1.0 - x) * F.logsigmoid(-logits)

let softplusMean (logits: Tensor) (x: Tensor) mu lv =
    let nll = (F.softplus logits - x * logits).mean() //~ VAE001
    let kl = (twiceKl mu lv).sum(1L) * 0.5
    nll + kl.mean()

let logSigmoidMean logits x mu lv =
    let kl = twiceKl mu lv * 0.5
    -(logLikelihood logits x).mean() //~ VAE001
    + kl.mean() //~ VAE002

let softplusSum (logits: Tensor) (x: Tensor) mu lv =
    let nll = (F.softplus logits - x * logits).sum()
    nll + torch.sum(twiceKl mu lv) * 0.5

let logSigmoidKlSum logits (x: Tensor) mu lv =
    let kl = (twiceKl mu lv * 0.5).sum() //~ VAE003
    kl - (logLikelihood logits x).sum() / float x.shape[0]
