// style: a mean multiplied back by the size it was averaged over, in the ways people write the size
// case byShape: R = 1/B; K = 1/B; beta = 1
// case byNumel: R = 1; K = 1; beta = 1
// case byLiteral: R = 1/B; K = 1/B; beta = 1
// case everythingPerPixel: R = 1/(B*D); K = 1/(B*D); beta = 1
// case byThousand: R = 1000/(B*D); K = 1/B; beta = D/1000
// event: 784
module VaeLint.Corpus.FSharp.RescaledMeans

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional

let private elementKl (mu: Tensor) (lv: Tensor) = -0.5 * (1.0 + lv - mu.square() - lv.exp())
let private rate mu lv = (elementKl mu lv).sum(1L).mean()

let byShape (y: Tensor) (x: Tensor) mu lv =
    let flat = x.flatten(1L)
    float flat.shape[1] * F.mse_loss(y.flatten(1L), flat) + rate mu lv

let byNumel (y: Tensor) (x: Tensor) mu lv =
    F.binary_cross_entropy(y, x) * float (x.numel()) + (elementKl mu lv).sum()

let byLiteral (y: Tensor) (x: Tensor) mu lv = 784.0 * F.mse_loss(y, x) + rate mu lv

let everythingPerPixel (y: Tensor) (x: Tensor) mu lv =
    let kl = (elementKl mu lv).sum() / float (x.numel())
    F.binary_cross_entropy(y, x) + kl

let byThousand (y: Tensor) (x: Tensor) mu lv =
    let nll = F.mse_loss(y.view(-1L, 784L), x.view(-1L, 784L))
    1000.0 * nll + rate mu lv //~ VAE010
