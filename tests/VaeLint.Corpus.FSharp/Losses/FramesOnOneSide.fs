// style: clips read frame by frame: the error of all frames is summed per clip while the KL is averaged over the frames too; both summed; world-model heads of one number beside summed frames
// case oneSided: not measured
// case bothSummed: not measured
// case heads: not measured
module VaeLint.Corpus.FSharp.FramesOnOneSide

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private frames = 40L
let private bands = 32L
let private code = 6L

let private run (encode: Tensor -> Tensor) (decode: Tensor -> Tensor) (clip: Tensor) =
    let moments = (encode (clip.view(-1L, frames, bands))).view(-1L, frames, 2L * code)
    let mu, logVar = moments.narrow(2L, 0L, code), moments.narrow(2L, code, code)
    let z = mu + (0.5 * logVar).exp() * torch.randn_like mu
    decode z, 0.5 * (mu.square() + logVar.exp() - 1.0 - logVar).sum(-1L)

let private error (decoded: Tensor) (clip: Tensor) = (decoded - clip.view(-1L, frames, bands)).square().sum([| 1L; 2L |]).mean()

let oneSided encode decode (clip: Tensor) =
    let decoded, kl = run encode decode clip
    error decoded clip + kl.mean() //~ VAE002

let bothSummed encode decode (clip: Tensor) =
    let decoded, kl = run encode decode clip
    error decoded clip + kl.sum(1L).mean()

let heads (decoded: Tensor) (images: Tensor) (predictedReward: Tensor) (reward: Tensor) (kl: Tensor -> Tensor -> Tensor) (posterior: Tensor) (prior: Tensor) =
    let frameLoss = 0.5 * (decoded - images).square().sum([| -3L; -2L; -1L |]).mean()
    let rewardLoss = 0.5 * (predictedReward.squeeze(-1L) - reward).square().mean()
    frameLoss + rewardLoss + (kl posterior prior).mean()
