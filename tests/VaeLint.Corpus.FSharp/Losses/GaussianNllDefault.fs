// style: gaussian_nll_loss, whose default is a batch mean of sums in TorchSharp; and a port that multiplies by the size
// case loss: R = 1/B; K = 1/B; beta = 1
// case timesSize: R = 784/B; K = 1/B; beta = 1/784
// case klMean: R = 1/B; K = 1/(B*L); beta = 1/L
// event: 784
module VaeLint.Corpus.FSharp.GaussianNllDefault

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional

let private rate (mu: Tensor) (lv: Tensor) = -0.5 * (1.0 + lv - mu.square() - lv.exp()).sum(1L)

let loss (mean: Tensor) (variance: Tensor) (x: Tensor) mu lv =
    F.gaussian_nll_loss(mean, x, variance) + (rate mu lv).mean()

let timesSize (mean: Tensor) (variance: Tensor) (x: Tensor) mu lv =
    let nll = F.gaussian_nll_loss(mean.view(-1L, 784L), x.view(-1L, 784L), variance.view(-1L, 784L))
    nll * 784.0 + (rate mu lv).mean() //~ VAE005

let klMean (mean: Tensor) (variance: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) =
    let nll = F.gaussian_nll_loss(mean, x, variance)
    let kl = -0.5 * (1.0 + lv - mu.square() - lv.exp()).mean() //~ VAE002
    nll + kl
