module Fixtures.Sequences

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private kl (mu: Tensor) (logVar: Tensor) = (-0.5 * (1.0 + logVar - mu * mu - logVar.exp())).sum(1L).mean()
let private summed (x: Tensor) (xHat: Tensor) = F.mse_loss(xHat, x, reduction = Reduction.Sum) / float x.shape.[0]

let arrayMap (x: Tensor) (mu: Tensor) (logVar: Tensor) (heads: Tensor[]) =
    let losses = heads |> Array.map (fun xHat -> F.mse_loss(xHat, x) + kl mu logVar) //~ VAE001
    losses[0]

let listFold (x: Tensor) (mu: Tensor) (logVar: Tensor) (heads: Tensor list) =
    heads |> List.fold (fun total xHat -> total + F.mse_loss(xHat, x)) (kl mu logVar) //~ VAE001

let listComprehension (x: Tensor) (mu: Tensor) (logVar: Tensor) (heads: Tensor list) =
    let losses = [ for xHat in heads do F.mse_loss(xHat, x) + kl mu logVar ] //~ VAE001
    List.head losses

let yieldedOnce (x: Tensor) (mu: Tensor) (logVar: Tensor) (heads: Tensor list) =
    seq { for xHat in heads do yield F.mse_loss(xHat, x) + kl mu logVar } //~ VAE001

let sequenceMap (x: Tensor) (mu: Tensor) (logVar: Tensor) (heads: Tensor seq) =
    heads |> Seq.map (fun xHat -> F.mse_loss(xHat, x) + kl mu logVar) |> Seq.head //~ VAE001

// A number that is read from a loss trains nothing.
let logged (x: Tensor) (mu: Tensor) (logVar: Tensor) (heads: Tensor seq) =
    heads |> Seq.sumBy (fun xHat -> (F.mse_loss(xHat, x) + kl mu logVar).item<float32>())

let sumOfSequence (x: Tensor) (mu: Tensor) (logVar: Tensor) (heads: Tensor list) =
    seq { for xHat in heads do yield F.mse_loss(xHat, x) + kl mu logVar } //~ VAE001
    |> Seq.sumBy (fun loss -> loss.item<float32>())

let reduced (x: Tensor) (mu: Tensor) (logVar: Tensor) (first: Tensor) (second: Tensor) =
    let recon = [ first; second ] |> List.map (fun xHat -> F.mse_loss(xHat, x)) |> List.reduce (+) //~ VAE001
    recon + kl mu logVar

let right (x: Tensor) (mu: Tensor) (logVar: Tensor) (heads: Tensor list) =
    seq { for xHat in heads do yield summed x xHat + kl mu logVar } |> Seq.toList

let generic (x: Tensor) (mu: Tensor) (logVar: Tensor) (xHat: Tensor) =
    let pick first _ = first
    let twice f a = f (f a)
    pick (F.mse_loss(xHat, x)) 1 + twice id (kl mu logVar) //~ VAE001

let recursive (x: Tensor) (mu: Tensor) (logVar: Tensor) (heads: Tensor list) =
    let rec odd (rest: Tensor list) =
        match rest with
        | [ last ] -> F.mse_loss(last, x)
        | _ :: tail -> even tail
        | [] -> torch.zeros(1L)

    and even (rest: Tensor list) =
        match rest with
        | [ last ] -> summed x last
        | _ :: tail -> odd tail
        | [] -> torch.zeros(1L)

    odd heads + kl mu logVar //~ VAE001
