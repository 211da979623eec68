// style: if useKl then the KL is added, otherwise the total stays; unit-returning if with a mutable
// case loss: R = 1/(B*D); K = 1/B; beta = D
// case right: R = 1/B; K = 1/B; beta = 1
module VaeLint.Corpus.FSharp.ConditionalKl

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private rate (mu: Tensor) (lv: Tensor) = (-0.5 * (1.0 + lv - mu.square() - lv.exp())).sum(1L).mean()

let loss useKl (y: Tensor) (x: Tensor) mu lv =
    let mutable total = F.mse_loss(y, x) //~ VAE001

    if useKl then
        total <- total + rate mu lv

    total

let right useKl (y: Tensor) (x: Tensor) mu lv =
    let nll = F.mse_loss(y, x, Reduction.Sum) / float x.shape[0]
    if useKl then nll + rate mu lv else nll
