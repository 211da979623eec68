// style: a namespace with nested modules: divergences, likelihoods, objectives; [<RequireQualifiedAccess>]
// case loss: R = 1/(B*D); K = 1/(B*L); beta = D/L
// case right: R = 1; K = 1; beta = 1
namespace VaeLint.Corpus.FSharp.NestedModules

open TorchSharp
open type TorchSharp.torch.nn.functional

[<RequireQualifiedAccess>]
module Kl =
    let elements (mu: torch.Tensor) (lv: torch.Tensor) = -0.5 * (1.0 + lv - mu.square() - lv.exp())
    let mean mu lv = (elements mu lv).mean()
    let total mu lv = (elements mu lv).sum()

[<RequireQualifiedAccess>]
module Nll =
    let bernoulliMean (logits: torch.Tensor) (x: torch.Tensor) = binary_cross_entropy_with_logits(logits, x)

    let bernoulli (logits: torch.Tensor) (x: torch.Tensor) =
        binary_cross_entropy_with_logits(logits, x, reduction = torch.nn.Reduction.Sum)

module Objectives =
    let loss logits x mu lv =
        let nll = Nll.bernoulliMean logits x //~ VAE001
        let kl = Kl.mean mu lv //~ VAE002
        nll + kl

    let right logits x mu lv = Nll.bernoulli logits x + Kl.total mu lv
