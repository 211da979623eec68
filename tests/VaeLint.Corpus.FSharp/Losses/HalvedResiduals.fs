// style: squared residuals halved as a unit Gaussian, the KL over two, both over n
// twin: BKlOverTwoForm.cs
// case negativeElbo: R = 1/(2*B); K = 1/B; beta = 2
module VaeLint.Corpus.FSharp.HalvedResiduals

open TorchSharp

type Tensor = torch.Tensor

let negativeElbo (y: Tensor) (x: Tensor) (mu: Tensor) (logVar: Tensor) =
    let n = float x.shape[0]
    let residual = x - y
    let nll = (residual * residual).sum() / 2.0 / n
    let kl = ((logVar.exp() + mu.square() - 1.0 - logVar) / 2.0).sum() / n
    nll + kl
