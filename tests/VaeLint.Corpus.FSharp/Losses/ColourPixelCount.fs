// style: the pixel count of one channel multiplies the mean of three channels
// twin: DColourStalePixels.cs
// case loss: R = 1/(3*B); K = 1/B; beta = 3
// event: 3 64 64
module VaeLint.Corpus.FSharp.ColourPixelCount

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional

let private imageSize = 64

let private images (t: Tensor) = t.view(-1L, 3L, 64L, 64L)

let loss (decoded: Tensor) (x: Tensor) (mu: Tensor) (logVar: Tensor) =
    let reconstruction = F.binary_cross_entropy(images decoded, images x) * (imageSize * imageSize) //~ VAE001
    let kl = (1.0 + logVar - mu.square() - logVar.exp()).sum(-1L) * -0.5
    (reconstruction + kl).mean()
