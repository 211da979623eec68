// style: point-free reductions built with >>, terms collected in a list and reduced with (+)
// case loss: R = 1/(B*D); K = 1/B; beta = D
// case lossAllReduced: R = 1/B; K = 1/B; beta = 1
// case backwards: R = 1/B; K = 1/(B*L); beta = 1/L
module VaeLint.Corpus.FSharp.CompositionChain

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional

let perSample (t: Tensor) = t.flatten(1L).sum(1L)
let average (t: Tensor) = t.mean()
let reduce = perSample >> average
let reduceLast = average << perSample

let divergence (mu: Tensor) (lv: Tensor) =
    0.5 * (lv.exp() + mu * mu - 1.0 - lv)

let loss (recon: Tensor) (x: Tensor) mu lv =
    let kl = divergence mu lv |> reduce
    [ F.mse_loss(recon, x); kl ] |> List.reduce (+) //~ VAE001

let lossAllReduced (recon: Tensor) (x: Tensor) mu lv =
    [ (recon - x).square() |> reduce; divergence mu lv |> reduceLast ] |> List.reduce (+)

let backwards (recon: Tensor) (x: Tensor) mu lv =
    let rl = (recon - x).square() |> reduce
    let kl = divergence mu lv |> average //~ VAE002
    rl + kl
