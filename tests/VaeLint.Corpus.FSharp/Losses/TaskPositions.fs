// style: a loop over the positions of an array of terms, inside a task (generated, then shortened by hand)
// case byPosition: R = 1/(B*D); K = 1/B; beta = D
// case scoped: R = 1/B; K = 1/(B*L); beta = 1/L
// case right: R = 1/B; K = 1/B; beta = 1
module VaeLint.Corpus.FSharp.TaskPositions

open System.Threading.Tasks
open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private elements (mu: Tensor) (lv: Tensor) = -0.5 * (1.0 + lv - mu * mu - lv.exp())

let byPosition (recon: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) =
    task {
        let terms = [| F.mse_loss(recon, x); (elements mu lv).sum(1L).mean() |] //~ VAE001
        let mutable loss = torch.zeros(1L)

        for i in 0 .. terms.Length - 1 do
            loss <- loss + terms[i]

        do! Task.CompletedTask
        return loss
    }

let scoped (recon: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) =
    task {
        use scope = torch.NewDisposeScope()
        let nll = F.mse_loss(recon, x, Reduction.Sum) / float x.shape[0]
        let kl = (elements mu lv).mean() //~ VAE002
        let terms = [| nll; kl |]
        let mutable loss = torch.zeros(1L)

        for i in 0 .. terms.Length - 1 do
            loss <- loss + terms[i]

        do! Task.CompletedTask
        return loss.MoveToOuterDisposeScope()
    }

let right (recon: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) =
    task {
        let terms = [| F.mse_loss(recon, x, Reduction.Sum) / float x.shape[0]; (elements mu lv).sum(1L).mean() |]
        let mutable loss = torch.zeros(1L)

        for i in 0 .. terms.Length - 1 do
            loss <- loss + terms[i]

        return loss
    }
