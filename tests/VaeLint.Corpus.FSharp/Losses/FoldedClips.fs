// style: clips of frames folded into the batch by reshape; the mean over frames, and the sum over them after folding back
// twin: EFoldedFrames.cs
// case clipLoss: R = 1/(B*T); K = 1/B; beta = T
// case clipLossUnfolded: R = 1/B; K = 1/B; beta = 1
// rank: 2
module VaeLint.Corpus.FSharp.FoldedClips

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private clipKl (mu: Tensor) (logvar: Tensor) =
    -0.5 * (1.0 + logvar - mu.square() - logvar.exp()).sum(1L).mean()

let clipLoss (recons: Tensor) (x: Tensor) (mu: Tensor) (logvar: Tensor) =
    let b, t, features = x.shape[0], x.shape[1], x.shape[2]
    let frames = x.reshape (b * t, features)
    let decoded = recons.reshape (b * t, features)
    let perFrame = (decoded - frames).square().sum(1L)
    let nll = perFrame.mean() //~ VAE001
    nll + clipKl mu logvar

let clipLossUnfolded (recons: Tensor) (x: Tensor) (mu: Tensor) (logvar: Tensor) =
    let b, t, features = x.shape[0], x.shape[1], x.shape[2]
    let frames = x.reshape (b * t, features)
    let decoded = recons.reshape (b * t, features)
    let perFrame = (decoded - frames).square().sum(1L)
    perFrame.reshape(b, t).sum(1L).mean() + clipKl mu logvar
