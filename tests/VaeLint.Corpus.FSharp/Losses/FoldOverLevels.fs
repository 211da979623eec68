// style: hierarchical VAE: Array.fold over the levels' posteriors, each level with its own latent size
// twin: CForLoopLevels.cs
// case loss: R = 1/B; K = 1/B; beta = 1
// case levelMeans: R = 1/B; K = 1/(B*L); beta = 1/L
module VaeLint.Corpus.FSharp.FoldOverLevels

open TorchSharp

type Tensor = torch.Tensor

type Level = { Mu: Tensor; LogVar: Tensor }

let private elementKl level =
    -0.5 * (1.0 + level.LogVar - level.Mu.square() - level.LogVar.exp())

let private distortion (y: Tensor) (x: Tensor) = (y - x).square().flatten(1L).sum(1L).mean()

let loss y x (levels: Level[]) =
    levels |> Array.fold (fun (total: Tensor) level -> total + (elementKl level).flatten(1L).sum(1L).mean()) (distortion y x)

let levelMeans y x (levels: Level[]) =
    levels |> Array.fold (fun (total: Tensor) level -> total + (elementKl level).mean()) (distortion y x) //~ VAE002
