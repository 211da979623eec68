// style: volumes: a mean cross entropy and a KL divided by the same sizes, which the constructor takes
// twin: DVolumeNormalised.cs
// case Loss: not measured
module VaeLint.Corpus.FSharp.VolumeSizes

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional

type VolumeLoss(sizeC: int64, sizeX: int64, sizeY: int64, sizeZ: int64) =
    member _.Loss(recon: Tensor, x: Tensor, mu: Tensor, logVar: Tensor) =
        let bce = F.binary_cross_entropy(recon, x)
        let kld = -0.5 * torch.sum(1.0 + logVar - mu.square() - logVar.exp())
        bce + kld / float (x.shape[0] * sizeX * sizeY * sizeZ * sizeC)
