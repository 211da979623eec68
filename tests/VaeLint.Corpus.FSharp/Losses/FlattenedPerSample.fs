// style: per-sample vectors by view(batch, -1), flatten and sum; means over axis 1 where sums were meant
// twin: AFlattenedViews.cs
// case viewSum: R = 1/B; K = 1/B; beta = 1
// case viewMean: R = 1/(B*D); K = 1/B; beta = D
// case flattenMeanBoth: R = 1/(B*D); K = 1/(B*L); beta = D/L
// case batchMeanFirst: R = 1/B; K = 1/B; beta = 1
module VaeLint.Corpus.FSharp.FlattenedPerSample

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private kl (mean: Tensor) (logVar: Tensor) =
    -0.5 * (1.0 + logVar - mean.square() - logVar.exp())

let viewSum (xHat: Tensor) (x: Tensor) mean logVar =
    let rows (t: Tensor) = t.view(x.shape[0], -1L)
    let recon = (F.mse_loss(xHat, x, Reduction.None) |> rows).sum(1L)
    (recon + (kl mean logVar |> rows).sum(1L)).mean()

let viewMean (xHat: Tensor) (x: Tensor) mean logVar =
    let rows (t: Tensor) = t.view(x.shape[0], -1L)
    let recon = (F.mse_loss(xHat, x, Reduction.None) |> rows).mean([| 1L |]) //~ VAE001
    (recon + (kl mean logVar |> rows).sum(1L)).mean()

let flattenMeanBoth (xHat: Tensor) (x: Tensor) mean logVar =
    let recon = (xHat - x).abs().flatten(1L).mean([| 1L |]) //~ VAE001
    let rate = (kl mean logVar).flatten(1L).mean([| 1L |]) //~ VAE002
    recon + rate |> torch.mean

let batchMeanFirst (xHat: Tensor) (x: Tensor) mean logVar =
    let recon = F.mse_loss(xHat, x, Reduction.Sum) / float x.shape[0]
    let rate = (kl mean logVar).mean([| 0L |]).sum()
    recon + rate
