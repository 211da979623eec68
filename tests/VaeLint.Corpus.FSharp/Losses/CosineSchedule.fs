// style: trainer class with a cosine weight between two bounds, a mutable period and a first-epoch flag
// twin: ECosineWeight.cs
// case LossFunction: not measured
module VaeLint.Corpus.FSharp.CosineSchedule

open System
open System.Collections.Generic
open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

type LabelConditionedVae(nMin: float, nMax: float) =
    let mutable period = 1L
    let mutable isFirstEpoch = true

    member val CurrentEpoch = 0 with get, set
    member val GlobalStep = 0L with get, set

    member this.LossFunction(reconX: Tensor, x: Tensor, mu: Tensor, logVar: Tensor) =
        if this.CurrentEpoch = 1 && isFirstEpoch then
            period <- this.GlobalStep
            isFirstEpoch <- false

        let klWeight =
            if this.CurrentEpoch > 0 then
                nMin + 0.5 * (nMax - nMin) * (1.0 + Math.Cos(float this.GlobalStep / float period * Math.PI))
            else
                1e-4

        let reconLoss = F.mse_loss(reconX, x)
        let kldLoss = (-0.5 * (1.0 + logVar - mu.square() - logVar.exp()).sum(1L)).mean([| 0L |])
        let loss = reconLoss + klWeight * kldLoss //~ VAE010
        let parts = Dictionary<string, Tensor>()
        parts["loss"] <- loss
        parts["Reconstruction_Loss"] <- reconLoss.detach()
        parts["KLD"] <- -kldLoss.detach()
        parts
