// style: explicit axis arrays on tensors of known rank, the squared errors from one inline function
// twin: CAxisLists.cs
// case spatialMean: R = 1/(B*H*W); K = 1/B; beta = H*W
// case channelSum: R = 1/(B*H*W); K = 1/B; beta = H*W
// case allAxesMean: R = 1/(B*D); K = 1/B; beta = D
// case allAxesSum: R = 1/B; K = 1/B; beta = 1
// case batchAxisSum: R = 1/D; K = 1/B; beta = D/B
// event: 3 32 32
module VaeLint.Corpus.FSharp.ListedAxes

open TorchSharp

type Tensor = torch.Tensor

let inline private squared (decoded: Tensor) (images: Tensor) =
    (decoded.view(-1L, 3L, 32L, 32L) - images.view(-1L, 3L, 32L, 32L)).square()

let private kl (mu: Tensor) (logVar: Tensor) =
    (0.5 * (mu.square() + logVar.exp() - logVar - 1.0)).sum([| 1L |]).mean([| 0L |])

let spatialMean decoded images mu logVar =
    (squared decoded images).mean([| 2L; 3L |]).sum(1L).mean() + kl mu logVar //~ VAE004

let channelSum decoded images mu logVar =
    let recon = (squared decoded images).sum([| 1L |]).mean() //~ VAE004
    recon + kl mu logVar

let allAxesMean decoded images mu logVar =
    let perImage = (squared decoded images).mean([| 1L; 2L; 3L |]) //~ VAE001
    perImage.mean() + kl mu logVar

let allAxesSum decoded images mu logVar =
    (squared decoded images).sum([| 1L; 2L; 3L |]).mean([| 0L |]) + kl mu logVar

let batchAxisSum (decoded: Tensor) (images: Tensor) mu logVar =
    let squared = (decoded.view(-1L, 3072L) - images.view(-1L, 3072L)).square()
    squared.sum(0L).mean() + kl mu logVar //~ VAE004
