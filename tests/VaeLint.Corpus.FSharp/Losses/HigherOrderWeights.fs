// style: a weighting combinator takes the curried KL and returns a closure; module-level function value
// case loss: R = 1/(B*D); K = 1/B; beta = D
// case lossRight: R = 1/B; K = 1/B; beta = 1
module VaeLint.Corpus.FSharp.HigherOrderWeights

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional

let weighted (w: float) (term: Tensor -> Tensor -> Tensor) = fun a b -> w * term a b

let kl: Tensor -> Tensor -> Tensor =
    weighted 0.5 (fun mu lv -> (lv.exp() + mu * mu - 1.0 - lv).sum(1L).mean())

let loss (recon: Tensor) (x: Tensor) mu lv =
    let recon' = F.l1_loss(recon, x) //~ VAE001
    recon' + kl mu lv

let lossRight (recon: Tensor) (x: Tensor) mu lv =
    let absolute = F.l1_loss(recon, x, torch.nn.Reduction.None).flatten(1L)
    absolute.sum(1L).mean() + kl mu lv
