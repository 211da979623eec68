namespace My.Lib

open System.Runtime.CompilerServices
open TorchSharp

type Tensor = torch.Tensor

module Losses =

    [<MethodImpl(MethodImplOptions.NoInlining)>]
    let recon (decoded: Tensor) (data: Tensor) : Tensor = torch.nn.functional.mse_loss(decoded, data)

    [<MethodImpl(MethodImplOptions.NoInlining)>]
    let kl (mean: Tensor) (logVariance: Tensor) : Tensor = (-0.5 * (1.0 + logVariance - mean.square() - logVariance.exp())).sum(1L).mean()

    [<MethodImpl(MethodImplOptions.NoInlining)>]
    let count (data: Tensor) = data.numel()

type ReconLoss() =
    inherit torch.nn.Module<Tensor, Tensor, Tensor>("recon")
    override _.forward(decoded, data) = torch.nn.functional.mse_loss(decoded, data)

type BetterLoss() =
    inherit ReconLoss()
