// style: a loss factory closes over options and the batch size; inner functions capture the target
// twin: CLocalFunctions.cs
// case standard: R = 1/(B*D); K = 1/B; beta = D
// case right: R = 1/B; K = 1/B; beta = 1
module VaeLint.Corpus.FSharp.ClosureCapture

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let standard (x: Tensor) =
    let batch = x.shape[0]
    let reconstruct (y: Tensor) = F.mse_loss(y, x) //~ VAE001
    let diverge (mu: Tensor) (lv: Tensor) = -0.5 * (1.0 + lv - mu * mu - lv.exp()).sum() / float batch
    fun y mu lv -> reconstruct y + diverge mu lv

let right (x: Tensor) (y: Tensor) (mu: Tensor) (lv: Tensor) =
    let batch = x.shape[0]
    let perSample (t: Tensor) = t.sum() / float batch
    let nll = F.mse_loss(y, x, Reduction.None) |> perSample
    let kl = -0.5 * (1.0 + lv - mu * mu - lv.exp()) |> perSample
    nll + kl
