// style: token loss divided by the number of real tokens: the relation is unknown, so nobody may complain
// twin: BMaskedFrames.cs
// case loss: not measured
// case perSentence: R = 1/B; K = 1/B; beta = 1
module VaeLint.Corpus.FSharp.MaskedTokens

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private rate (mu: Tensor) (lv: Tensor) = (-0.5 * (1.0 + lv - mu.square() - lv.exp())).sum(1L).mean()

let private tokenNll (logits: Tensor) (tokens: Tensor) =
    F.cross_entropy(logits.transpose(1L, 2L), tokens, reduction = Reduction.None)

let loss logits (tokens: Tensor) (mask: Tensor) mu lv =
    let nll = (tokenNll logits tokens * mask).sum() / mask.sum()
    nll + rate mu lv

let perSentence logits (tokens: Tensor) (mask: Tensor) mu lv =
    (tokenNll logits tokens * mask).sum(1L).mean() + rate mu lv
