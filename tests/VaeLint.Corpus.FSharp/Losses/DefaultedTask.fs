// style: a member with an optional beta whose loss is computed in a task, and tasks that wait for each other (generated, then shortened by hand)
// case NegativeElbo: R = 1/(B*D); K = 1; beta = B*D
// case weighted: R = 1/B; K = 0.5/(B*L); beta = 0.5/L
// case total: R = 1/(B*D); K = 1/B; beta = D
// case bothAwaited: R = 1/B; K = 1/B; beta = 1
module VaeLint.Corpus.FSharp.DefaultedTask

open System.Threading.Tasks
open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private elements (mu: Tensor) (lv: Tensor) = -0.5 * (1.0 + lv - mu * mu - lv.exp())

type Objective =
    static member NegativeElbo(recon: Tensor, x: Tensor, mu: Tensor, lv: Tensor, ?beta: float) =
        let beta = defaultArg beta 1.0

        task {
            let kl = (elements mu lv).sum()
            let nll = F.mse_loss(recon, x) //~ VAE001
            do! Task.CompletedTask
            return nll + kl * beta
        }

let weighted (recon: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) =
    let weight = 0.5

    task {
        let nll = F.mse_loss(recon, x, Reduction.Sum) / float x.shape[0]
        let kl = (elements mu lv).mean() //~ VAE002
        do! Task.Yield()
        return nll + weight * kl
    }

let private reconstruction (recon: Tensor) (x: Tensor) = task { return F.mse_loss(recon, x) }

let total (recon: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) =
    task {
        let! nll = reconstruction recon x //~ VAE001
        return nll + (elements mu lv).sum(1L).mean()
    }

let bothAwaited (recon: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) =
    task {
        let! nll = task { return F.mse_loss(recon, x, Reduction.Sum) / float x.shape[0] }
        let! kl = task { return (elements mu lv).sum(1L).mean() }
        return nll + kl
    }
