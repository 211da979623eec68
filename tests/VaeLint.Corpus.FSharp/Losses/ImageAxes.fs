// style: convolutional VAE, image tensors viewed as [B; 3; 64; 64]; partial axis lists
// case channelsOnly: R = 1/(B*H*W); K = 1/B; beta = H*W
// case spatialMean: R = 1/(B*H*W); K = 1/B; beta = H*W
// case right: R = 1/B; K = 1/B; beta = 1
// event: 3 64 64
module VaeLint.Corpus.FSharp.ImageAxes

open TorchSharp

type Tensor = torch.Tensor

let private squares (y: Tensor) (x: Tensor) =
    (y.view(-1L, 3L, 64L, 64L) - x.view(-1L, 3L, 64L, 64L)).square()

let private rate (mu: Tensor) (lv: Tensor) =
    (-0.5 * (1.0 + lv - mu.square() - lv.exp())).sum(1L).mean()

let channelsOnly y x mu lv =
    let recon = (squares y x).sum(1L).mean() //~ VAE004
    recon + rate mu lv

let spatialMean y x mu lv =
    let perChannel = (squares y x).mean([| 2L; 3L |]) //~ VAE004
    perChannel.sum(1L).mean() + rate mu lv

let right y x mu lv =
    let recon = (squares y x).sum([| 1L; 2L; 3L |]).mean()
    recon + rate mu lv
