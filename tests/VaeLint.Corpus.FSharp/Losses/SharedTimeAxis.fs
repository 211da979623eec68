// style: speech frames [B; T; 80] with a latent per frame; both terms are averaged over batch and time
// case loss: R = 1/(B*T); K = 1/(B*T); beta = 1
// event: 100 80
// latent: 100 16
module VaeLint.Corpus.FSharp.SharedTimeAxis

open TorchSharp

type Tensor = torch.Tensor

let private frames (t: Tensor) = t.view(-1L, 100L, 80L)
let private codes (t: Tensor) = t.view(-1L, 100L, 16L)

let private elementKl (mu: Tensor) (lv: Tensor) =
    let mu, lv = codes mu, codes lv
    0.5 * (mu.square() + lv.exp() - lv - 1.0)

let loss (y: Tensor) (x: Tensor) mu lv =
    let errors = (frames y - frames x).square()
    errors.sum(-1L).mean() + (elementKl mu lv).sum(-1L).mean()
