// style: text VAE: cross entropy over flattened tokens, then summed per sentence
// case loss: R = 1/(B*T); K = 1/B; beta = T
// case right: R = 1/B; K = 1/B; beta = 1
module VaeLint.Corpus.FSharp.TokenVae

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private rate (mu: Tensor) (lv: Tensor) = (-0.5 * (1.0 + lv - mu.square() - lv.exp())).sum(1L).mean()

let loss (hidden: Tensor) (tokens: Tensor) mu lv =
    let logits = hidden.view(-1L, 40L, 8000L)
    let nll = F.cross_entropy(logits.transpose(1L, 2L), tokens.view(-1L, 40L)) //~ VAE001
    nll + rate mu lv

let right (hidden: Tensor) (tokens: Tensor) mu lv =
    let logits = hidden.view(-1L, 40L, 8000L)
    let nll = F.cross_entropy(logits.transpose(1L, 2L), tokens.view(-1L, 40L), reduction = Reduction.Sum)
    nll / float tokens.shape[0] + rate mu lv
