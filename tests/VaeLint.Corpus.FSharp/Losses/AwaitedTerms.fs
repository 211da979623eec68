// style: tasks that return a tensor or a pair of them, awaited with let! in the objective
// twin: CAsyncLoss.cs
// case wrong: R = 1/(B*D); K = 1/B; beta = D
// case right: R = 1/B; K = 1/B; beta = 1
module VaeLint.Corpus.FSharp.AwaitedTerms

open System.Threading.Tasks
open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private rate (mu: Tensor) (logVar: Tensor) =
    task {
        do! Task.Yield()
        return (-0.5 * (1.0 + logVar - mu.square() - logVar.exp())).sum(1L).mean()
    }

let private meanError (xHat: Tensor) (x: Tensor) =
    task {
        do! Task.Yield()
        return F.mse_loss(xHat, x)
    }

let private terms (xHat: Tensor) (x: Tensor) mu logVar =
    task {
        let! kl = rate mu logVar
        return F.mse_loss(xHat, x, Reduction.Sum) / float x.shape[0], kl
    }

let wrong xHat x mu logVar =
    task {
        let! recon = meanError xHat x //~ VAE001
        let! kl = rate mu logVar
        return recon + kl
    }

let right xHat x mu logVar =
    task {
        let! recon, kl = terms xHat x mu logVar
        return recon + kl
    }
