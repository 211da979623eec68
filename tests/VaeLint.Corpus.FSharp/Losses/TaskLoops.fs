// style: loops over levels and over weighted pairs inside tasks, a byref of a mutable that the task keeps (generated, then shortened by hand)
// case looped: R = 1/(B*D); K = 1/B; beta = D
// case paired: R = 1/(B*D); K = 1/(B*L); beta = D/L
// case added: R = 1/B; K = 1/(B*L); beta = 1/L
module VaeLint.Corpus.FSharp.TaskLoops

open System.Threading.Tasks
open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

[<Literal>]
let private Mode = "mean"

let private elements (mu: Tensor) (lv: Tensor) = -0.5 * (1.0 + lv - mu * mu - lv.exp())

let private addTo (sum: byref<Tensor>) (term: Tensor) = sum <- sum + term

let looped (recon: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) =
    task {
        let mutable kl = torch.zeros(1L)

        for struct (m, v) in [| struct (mu, lv) |] do
            kl <- kl + (elements m v).sum(1L).mean()

        do! Task.CompletedTask
        return F.mse_loss(recon, x) + kl //~ VAE001
    }

let paired (recon: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) =
    task {
        let reduction = match Mode with "mean" -> Reduction.Mean | _ -> Reduction.Sum
        let nll = F.mse_loss(recon, x, reduction) //~ VAE001
        let rate = (elements mu lv).mean() //~ VAE002
        let pairs = [| struct (1.0, nll); struct (1.0, rate) |]
        let mutable loss = torch.zeros(1L)

        for struct (weight, value) in pairs do
            loss <- loss + weight * value

        do! Task.CompletedTask
        return loss
    }

let added (recon: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) =
    task {
        let mutable loss = F.mse_loss(recon, x, Reduction.Sum) / float x.shape[0]
        let kl = (elements mu lv).mean() //~ VAE002
        addTo &loss kl
        do! Task.CompletedTask
        return loss
    }
