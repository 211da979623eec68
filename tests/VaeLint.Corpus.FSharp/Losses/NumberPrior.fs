// style: KL to a Gaussian prior whose moments are plain numbers, fixed by partial application at module level
// twin: EScalarPrior.cs
// case pilotLoss: R = 1/(B*D); K = 1/B; beta = D
// case pilotLossSummed: R = 1/B; K = 1/B; beta = 1
module VaeLint.Corpus.FSharp.NumberPrior

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private gaussianKl (priorMu: float) (priorVar: float) (mu: Tensor) (logvar: Tensor) =
    let variance = torch.exp logvar
    let perDimension = 0.5 * (log priorVar - logvar + (variance + (mu - priorMu).square()) / priorVar - 1.0)
    perDimension.sum(-1L).mean()

let pilotLoss (xHat: Tensor) (target: Tensor) mu logvar =
    let mse = F.mse_loss(xHat, target, reduction = Reduction.Mean) //~ VAE001
    mse + gaussianKl 0.0 1.0 mu logvar

let pilotLossSummed (xHat: Tensor) (target: Tensor) mu logvar =
    let mse = F.mse_loss(xHat, target, reduction = Reduction.Sum) / float target.shape[0]
    mse + gaussianKl 0.0 1.0 mu logvar
