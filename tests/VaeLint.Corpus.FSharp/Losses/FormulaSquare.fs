// style: the log standard deviation is doubled in the logarithm and its exponential is not squared
// case elboLoss: not measured
// case rightElboLoss: not measured
// twin: ESquareForgotten.cs
module VaeLint.Corpus.FSharp.FormulaSquare

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let elboLoss (predicted: Tensor) (actions: Tensor) (mean: Tensor) (logStd: Tensor) =
    let recon = F.mse_loss(predicted, actions, Reduction.Sum) / float actions.shape[0]
    let kl = -0.5 * (1.0 + 2.0 * logStd - mean.square() - torch.exp logStd).sum(1L).mean() //~ VAE102
    recon + kl

let rightElboLoss (predicted: Tensor) (actions: Tensor) (mean: Tensor) (logStd: Tensor) =
    let recon = F.mse_loss(predicted, actions, Reduction.Sum) / float actions.shape[0]
    let kl = -0.5 * (1.0 + 2.0 * logStd - mean.square() - (torch.exp logStd).square()).sum(1L).mean()
    recon + kl
