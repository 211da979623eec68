// style: error maps averaged over the batch first, kept for a report, then summed
// twin: BBatchAxisFirst.cs
// case Loss: R = 1/B; K = 1/B; beta = 1
module VaeLint.Corpus.FSharp.BatchAxisMaps

open TorchSharp

type Tensor = torch.Tensor

type PerPixelReport() =
    member val LastErrorMap: Tensor = torch.zeros(1L) with get, set

    member this.Loss(decoded: Tensor, x: Tensor, mean: Tensor, logVar: Tensor) =
        let errorMap = (decoded - x).abs().flatten(1L).mean([| 0L |])
        let klPerUnit = (0.5 * (mean.square() + logVar.exp() - logVar - 1.0)).mean([| 0L |])
        this.LastErrorMap <- errorMap.detach()
        errorMap.sum() + klPerUnit.sum()
