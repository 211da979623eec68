// style: a mean scaled back with numel, a product over the shape, or a width; a divergence that stayed a batch sum
// twin: ANumelScaling.cs
// case timesNumel: R = 1; K = 1; beta = 1
// case timesEventSize: R = 1/B; K = 1/B; beta = 1
// case klPerElement: R = 1/(B*D); K = 1/(B*D); beta = 1
// case timesWidthKlSum: R = 1/B; K = 1; beta = B
// case everythingPerPixel: R = 1/(B*D); K = 1/(B*D); beta = 1
// event: 784
module VaeLint.Corpus.FSharp.RescaledByNumel

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private klSum (mu: Tensor) (logVar: Tensor) =
    -0.5 * torch.sum(1.0 + logVar - mu.square() - logVar.exp())

let timesNumel (y: Tensor) (x: Tensor) mu logVar =
    F.mse_loss(y, x) * float (x.numel()) + klSum mu logVar

let timesEventSize (y: Tensor) (x: Tensor) mu logVar =
    let eventSize = x.shape |> Seq.skip 1 |> Seq.fold (*) 1L
    float eventSize * F.mse_loss(y, x) + klSum mu logVar / float x.shape[0]

let klPerElement (y: Tensor) (x: Tensor) mu logVar =
    F.mse_loss(y, x) + klSum mu logVar / float (x.numel())

let timesWidthKlSum (y: Tensor) (x: Tensor) (mu: Tensor) (logVar: Tensor) =
    let pixels = x.view(-1L, 784L)
    let reconstruction = float pixels.shape[1] * F.mse_loss(y.view(-1L, 784L), pixels)
    let kl = -0.5 * torch.sum(1.0 + logVar - mu.square() - logVar.exp()) //~ VAE003
    reconstruction + kl

let everythingPerPixel (y: Tensor) (x: Tensor) mu logVar =
    let total = F.mse_loss(y, x, Reduction.Sum) + klSum mu logVar
    total / float (x.numel())
