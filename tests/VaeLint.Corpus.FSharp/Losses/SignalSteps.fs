// style: recurrent model of signals, a fold over the steps with the state: log-likelihood of a Normal and KL of two Gaussians summed over everything, or the log-likelihood as a mean
// case sums: not measured
// case mixed: not measured
module VaeLint.Corpus.FSharp.SignalSteps

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

type Step = { PosteriorMean: Tensor; PosteriorLogVar: Tensor; PriorMean: Tensor; PriorLogVar: Tensor; OutputMean: Tensor; OutputLogVar: Tensor }

let private klGauss (s: Step) =
    0.5 * torch.sum(s.PriorLogVar - s.PosteriorLogVar + (s.PosteriorLogVar.exp() + (s.PosteriorMean - s.PriorMean).square()) / s.PriorLogVar.exp() - 1.0)

let private likelihood (s: Step) = torch.distributions.Normal(s.OutputMean, s.OutputLogVar.exp().sqrt())

let sums (step: Tensor -> Step) (advance: Tensor -> Tensor) (h0: Tensor) (ys: Tensor list) =
    let fold (loss: Tensor, h) (y: Tensor) =
        let s = step h
        loss - torch.sum((likelihood s).log_prob y) + klGauss s, advance h

    ys |> List.fold fold (torch.zeros 1L, h0) |> fst

let mixed (step: Tensor -> Step) (h: Tensor) (y: Tensor) =
    let s = step h
    let logP = (likelihood s).log_prob(y).mean() //~ VAE001
    -logP + klGauss s
