// style: mutable total over a loop of outputs of several decoders
// case loss: R = 1/(B*D); K = 1/B; beta = D
// case lossRight: R = 1/B; K = 1/B; beta = 1
module VaeLint.Corpus.FSharp.MutableAccumulation

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let loss (recons: Tensor[]) (xs: Tensor[]) (mu: Tensor) (lv: Tensor) =
    let mutable total = torch.zeros(1L)

    for i in 0 .. recons.Length - 1 do
        total <- total + F.mse_loss(recons[i], xs[i]) //~ VAE001

    total <- total + (-0.5 * (1.0 + lv - mu * mu - lv.exp()).sum(1L)).mean()
    total

let lossRight (recons: Tensor[]) (xs: Tensor[]) (mu: Tensor) (lv: Tensor) =
    let mutable total = (-0.5 * (1.0 + lv - mu * mu - lv.exp()).sum(1L)).mean()

    for i in 0 .. recons.Length - 1 do
        total <- total + F.mse_loss(recons[i], xs[i], Reduction.Sum) / float xs[i].shape[0]

    total
