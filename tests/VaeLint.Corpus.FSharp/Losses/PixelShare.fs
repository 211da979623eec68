// style: the model hands back its KL already divided by batch and pixels; the caller adds a mean error of 28 x 28 images
// twin: EPixelDividedKl.cs
// case objective: R = 1/(784*B); K = 1/(784*B); beta = 1
// event: 1 28 28
module VaeLint.Corpus.FSharp.PixelShare

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private forward (decoded: Tensor) (mu: Tensor) (std: Tensor) =
    let batch = mu.shape[0]
    let kld = 0.5 * (mu.square() + std.square() - torch.log (std.square()) - 1.0).sum() / float (batch * 28L * 28L)
    struct (decoded.view(batch, 1L, 28L, 28L), kld)

let objective (decoded: Tensor) (x: Tensor) (mu: Tensor) (std: Tensor) =
    let struct (xHat, kld) = forward decoded mu std
    F.mse_loss(xHat, x.view(-1L, 1L, 28L, 28L)) + kld
