// style: anonymous record with both terms, copied with an update; struct anonymous record for the weighted one
// case loss: R = 1/(B*D); K = 1/(B*L); beta = D/L
// case right: R = 1/B; K = 1/B; beta = 1
// likelihood loss: half squared error
module VaeLint.Corpus.FSharp.AnonymousTerms

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional

let private kl (mu: Tensor) (lv: Tensor) = 1.0 + lv - mu.square() - lv.exp()

let loss (y: Tensor) (x: Tensor) mu lv =
    let terms =
        {| Rec = F.smooth_l1_loss(y, x) //~ VAE001
           Kl = -0.5 * (kl mu lv).mean() |} //~ VAE002

    terms.Rec + terms.Kl

let right (y: Tensor) (x: Tensor) mu lv =
    let n = x.size(0)
    let terms = struct {| Rec = (y - x).square().sum() / float n; Kl = (kl mu lv).sum() |}
    let scaled = struct {| terms with Kl = -0.5 * terms.Kl / float n |}
    scaled.Rec + scaled.Kl
