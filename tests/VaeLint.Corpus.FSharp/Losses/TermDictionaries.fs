// style: the terms in dict, readOnlyDict and Map, added by key, by fold, by values or by a loop over pairs
// case byKey: R = 1/(B*D); K = 1/B; beta = D
// case byValues: R = 1/B; K = 1/B; beta = 1
// case readOnly: R = 1/B; K = 1/(B*L); beta = 1/L
// case inMap: R = 1; K = 1/B; beta = 1/B
// case folded: R = 1/(B*D); K = 1/B; beta = D
// case byPairs: R = 1/(B*D); K = 1/(B*L); beta = D/L
// case looped: R = 1/(B*D); K = 1/B; beta = D
module VaeLint.Corpus.FSharp.TermDictionaries

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private elements (mu: Tensor) (lv: Tensor) = -0.5 * (1.0 + lv - mu * mu - lv.exp())

let byKey (recon: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) =
    let losses = dict [ "recon", F.mse_loss(recon, x); "kl", (elements mu lv).sum(1L).mean() ] //~ VAE001
    losses.["recon"] + losses.["kl"]

let byValues (recon: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) =
    let losses = dict [ "recon", F.mse_loss(recon, x, Reduction.Sum) / float x.shape[0]; "kl", (elements mu lv).sum(1L).mean() ]
    losses.Values |> Seq.reduce (+)

let readOnly (recon: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) =
    let nll = F.mse_loss(recon, x, Reduction.Sum) / float x.shape[0]
    let losses = readOnlyDict [ "recon", nll; "kl", (elements mu lv).mean() ] //~ VAE002
    losses["recon"] + losses["kl"]

let inMap (recon: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) =
    let losses = Map.ofList [ "recon", F.mse_loss(recon, x, Reduction.Sum); "kl", (elements mu lv).sum(1L).mean() ] //~ VAE003
    losses["recon"] + losses["kl"]

let folded (recon: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) =
    let losses =
        Map [ "recon", F.mse_loss(recon, x) //~ VAE001
              "kl", (elements mu lv).sum(1L).mean() ]

    Map.fold (fun sum _ term -> sum + term) (torch.zeros(1L)) losses

let byPairs (recon: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) =
    let losses = dict [ "recon", F.mse_loss(recon, x); "kl", (elements mu lv).mean() ] //~ VAE001 VAE002
    let mutable total = torch.zeros(1L)

    for KeyValue(_, term) in losses do
        total <- total + term

    total

let looped (recon: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) (codes: Tensor) =
    let terms = [ F.mse_loss(recon, x); (elements mu lv).sum(1L).mean(); codes.square().sum() ] //~ VAE001
    let mutable total = torch.zeros(1L)

    for term in terms do
        total <- total + term

    total
