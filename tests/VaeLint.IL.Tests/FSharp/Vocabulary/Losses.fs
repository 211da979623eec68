/// Losses whose terms come from another assembly; the tests declare what its functions return.
module Vocabulary.Losses

open TorchSharp
open My.Lib

let right (decoded: Tensor) (x: Tensor) (mu: Tensor) (logVar: Tensor) = float (x[0].numel()) * Losses.recon decoded x + Losses.kl mu logVar

let direct (decoded: Tensor) (x: Tensor) (mu: Tensor) (logVar: Tensor) = Losses.recon decoded x + Losses.kl mu logVar //~ VAE001

let piped (decoded: Tensor) (x: Tensor) (mu: Tensor) (logVar: Tensor) =
    let reconstruction = x |> Losses.recon decoded //~ VAE001
    logVar |> Losses.kl mu |> (+) reconstruction

let applied (decoded: Tensor) (x: Tensor) (mu: Tensor) (logVar: Tensor) = (let distance = Losses.recon decoded in distance x) + Losses.kl mu logVar //~ VAE001

let summed (decoded: Tensor) (x: Tensor) (mu: Tensor) (logVar: Tensor) =
    let reconstruction = (decoded - x).square().sum() //~ VAE003
    reconstruction + Losses.kl mu logVar

type Model() =
    let criterion = new ReconLoss()

    member _.Loss(decoded: Tensor, x: Tensor, mu: Tensor, logVar: Tensor) =
        let reconstruction = criterion.call(decoded, x) //~ VAE001
        reconstruction + Losses.kl mu logVar
