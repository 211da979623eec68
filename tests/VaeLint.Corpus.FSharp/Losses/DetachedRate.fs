// style: KL only monitored: detached, ToDouble, or with weight zero; the loss is a plain autoencoder
// case monitored: not a VAE
// case zeroWeight: not a VAE
module VaeLint.Corpus.FSharp.DetachedRate

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional

let private rate (mu: Tensor) (lv: Tensor) = (-0.5 * (1.0 + lv - mu.square() - lv.exp())).sum(1L).mean()

let monitored (y: Tensor) (x: Tensor) mu lv =
    let kl = (rate mu lv).ToDouble()
    printfn $"kl {kl:F3}"
    F.mse_loss(y, x)

let zeroWeight (y: Tensor) (x: Tensor) mu lv =
    let weight = 0.0
    F.mse_loss(y, x) + weight * rate mu lv
