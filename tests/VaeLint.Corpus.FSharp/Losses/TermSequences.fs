// style: arrays and sequences of terms: reduce, map2 over latent groups with a fold, weighted pairs
// twin: CLinqTerms.cs
// case wrong: R = 1/(B*D); K = 1/B; beta = D
// case right: not measured
// case weightedTerms: R = 1/B; K = 1/B; beta = 1
module VaeLint.Corpus.FSharp.TermSequences

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let wrong (xHat: Tensor) (x: Tensor) (mu: Tensor) (logVar: Tensor) =
    [| F.mse_loss(xHat, x) //~ VAE001
       (-0.5 * (1.0 + logVar - mu.square() - logVar.exp())).sum(1L).mean() |]
    |> Array.reduce (fun total term -> total + term)

let right (xHat: Tensor) (x: Tensor) (means: seq<Tensor>) (logVars: seq<Tensor>) =
    let recon = F.mse_loss(xHat, x, Reduction.Sum)

    Seq.map2 (fun (mu: Tensor) (logVar: Tensor) -> 0.5 * (mu.square() + logVar.exp() - logVar - 1.0)) means logVars
    |> Seq.map (fun elements -> elements.sum())
    |> Seq.fold (fun total kl -> total + kl) recon

let weightedTerms (xHat: Tensor) (x: Tensor) (mu: Tensor) (logVar: Tensor) =
    let batch = float x.shape[0]

    [ F.mse_loss(xHat, x, Reduction.Sum), 1.0
      (-0.5 * (1.0 + logVar - mu.square() - logVar.exp())).sum(), 1.0 ]
    |> List.map (fun (value, weight) -> weight * value / batch)
    |> List.reduce (fun total term -> total + term)
