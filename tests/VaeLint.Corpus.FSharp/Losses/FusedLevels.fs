// style: ladder with a precision-weighted lower posterior in records and an operator of its own; the likelihood is a union case; everything is summed per sample and averaged at the end
// twin: HPrecisionFusion.cs
// case loss: not measured
module VaeLint.Corpus.FSharp.FusedLevels

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

type Likelihood =
    | Binary
    | Squared

type Moments =
    { Mu: Tensor
      LogVar: Tensor }

    static member (<+>)(up: Moments, down: Moments) =
        let p, q = up.LogVar.exp().reciprocal(), down.LogVar.exp().reciprocal()
        { Mu = (up.Mu * p + down.Mu * q) / (p + q); LogVar = (p + q).reciprocal().log() }

let private sample m = m.Mu + (0.5 * m.LogVar).exp() * torch.randn_like m.LogVar

let loss likelihood (topDown: Tensor -> Moments) (decode: Tensor -> Tensor) (x: Tensor) (high: Moments) (up: Moments) =
    let down = topDown (sample high)
    let low = up <+> down
    let output = decode (sample low)

    let recon =
        match likelihood with
        | Binary -> F.binary_cross_entropy_with_logits(output, x, reduction = Reduction.None).flatten(1L).sum(1L)
        | Squared -> (output - x).square().flatten(1L).sum(1L)

    let klHigh = -0.5 * (1.0 + high.LogVar - high.Mu.square() - high.LogVar.exp()).sum(1L)
    let klLow = 0.5 * (down.LogVar - low.LogVar + (low.LogVar.exp() + (low.Mu - down.Mu).square()) / down.LogVar.exp() - 1.0).sum(1L)
    (recon + klHigh + klLow).mean()
