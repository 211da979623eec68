// style: a conditional prior: KL between two diagonal Gaussians, by log-variances and by standard deviations
// twin: ALearnedPrior.cs
// case logVarianceForm: R = 1/(B*D); K = 1/B; beta = D
// case scaleFormMean: R = 1/B; K = 1/(B*L); beta = 1/L
// case scaleForm: R = 1/B; K = 1/B; beta = 1
module VaeLint.Corpus.FSharp.PriorNetwork

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

[<Struct>]
type DiagonalGaussian =
    { Mean: Tensor
      LogVar: Tensor }

    member g.Std = (0.5 * g.LogVar).exp()

let private byScale (posterior: DiagonalGaussian) (prior: DiagonalGaussian) =
    let qs, ps = posterior.Std, prior.Std
    torch.log(ps / qs) + (qs.square() + (posterior.Mean - prior.Mean).square()) / (2.0 * ps.square()) - 0.5

let logVarianceForm (output: Tensor) (target: Tensor) (posterior: DiagonalGaussian) (prior: DiagonalGaussian) =
    let delta = posterior.Mean - prior.Mean
    let ratio = (posterior.LogVar.exp() + delta.square()) / prior.LogVar.exp()
    let kl = 0.5 * (prior.LogVar - posterior.LogVar + ratio - 1.0)
    let nll = F.mse_loss(output, target) //~ VAE001
    nll + kl.sum(1L).mean()

let scaleFormMean (output: Tensor) (target: Tensor) posterior prior =
    let nll = F.mse_loss(output, target, Reduction.Sum) / float target.shape[0]
    nll + (byScale posterior prior).mean() //~ VAE002

let scaleForm (output: Tensor) (target: Tensor) posterior prior =
    let nll = F.mse_loss(output, target, Reduction.Sum) / float target.shape[0]
    nll + (byScale posterior prior).sum() / float target.shape[0]
