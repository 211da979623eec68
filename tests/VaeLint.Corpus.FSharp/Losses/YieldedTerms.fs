// style: terms that a seq expression yields one by one, reduced, or added up in a loop (generated, then shortened by hand)
// case reduced: R = 1/(B*D); K = 1/B; beta = D
// case inPlace: R = 1/B; K = 1/(B*L); beta = 1/L
// case looped: R = 1/(B*D); K = 1/B; beta = D
// case right: R = 1/B; K = 1/B; beta = 1
module VaeLint.Corpus.FSharp.YieldedTerms

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private elements (mu: Tensor) (lv: Tensor) = -0.5 * (1.0 + lv - mu * mu - lv.exp())

let reduced (recon: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) =
    let nll = F.mse_loss(recon, x) //~ VAE001
    let kl = (elements mu lv).sum(1L).mean()

    let terms () =
        seq {
            yield nll
            yield kl
        }

    terms () |> Seq.reduce (+)

let inPlace (recon: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) =
    seq {
        yield F.mse_loss(recon, x, Reduction.Sum) / float x.shape[0]
        yield (elements mu lv).mean() //~ VAE002
    }
    |> Seq.reduce (+)

let looped (recon: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) =
    let nll = F.mse_loss(recon, x) //~ VAE001
    let kl = (elements mu lv).sum(1L).mean()
    let mutable total = torch.zeros(1L)

    for term in
        seq {
            yield nll
            yield kl
        } do
        total <- total + term

    total

let right (recon: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) =
    let terms =
        seq {
            yield F.mse_loss(recon, x, Reduction.Sum) / float x.shape[0]
            yield (elements mu lv).sum(1L).mean()
        }

    terms |> Seq.fold (fun sum term -> sum + term) (torch.zeros(1L))
