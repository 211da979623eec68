// style: mixture prior whose components divide the log-variance by the variance as well, and the right bracket
// case loss: not measured
// case rightLoss: not measured
// twin: EVampPrior.cs
module VaeLint.Corpus.FSharp.FormulaMixture

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let logQ (z: Tensor) (mu: Tensor) (logVar: Tensor) =
    torch.sum(-0.5 * (logVar + (z - mu).square() / logVar.exp()), 1L)

let loss (pseudoMeans: Tensor) (pseudoLogVars: Tensor) (decoded: Tensor) (x: Tensor) (mu: Tensor) (logVar: Tensor) (z: Tensor) =
    let recon = F.mse_loss(decoded, x, Reduction.Sum) / float x.shape[0]
    let deltas = (z.unsqueeze(1L) - pseudoMeans).square()
    let components = -0.5 * (pseudoLogVars + deltas) / torch.exp pseudoLogVars
    let logP = torch.logsumexp(components.sum(2L), 1L) //~ VAE101
    recon + (logQ z mu logVar - logP).mean()

let rightLoss (pseudoMeans: Tensor) (pseudoLogVars: Tensor) (decoded: Tensor) (x: Tensor) (mu: Tensor) (logVar: Tensor) (z: Tensor) =
    let recon = F.mse_loss(decoded, x, Reduction.Sum) / float x.shape[0]
    let deltas = (z.unsqueeze(1L) - pseudoMeans).square()
    let components = -0.5 * (pseudoLogVars + deltas / torch.exp pseudoLogVars)
    let logP = torch.logsumexp(components.sum(2L), 1L)
    recon + (logQ z mu logVar - logP).mean()
