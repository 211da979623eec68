// style: task computation expression around the loss, awaiting the batch first; returns the tensor
// case trainAsync: R = 1/(B*D); K = 1/B; beta = D
// case trainRightAsync: R = 1/B; K = 1/B; beta = 1
// case fit: not measured
module VaeLint.Corpus.FSharp.TaskTraining

open System.Threading.Tasks
open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let trainAsync (recon: Tensor) (next: Task<Tensor>) (mu: Tensor) (lv: Tensor) =
    task {
        let! x = next
        let rl = F.mse_loss(recon, x) //~ VAE001
        let kl = (-0.5 * (1.0 + lv - mu * mu - lv.exp())).sum(1L).mean()
        return rl + kl
    }

let trainRightAsync (recon: Tensor) (next: Task<Tensor>) (mu: Tensor) (lv: Tensor) =
    task {
        let! x = next
        let rl = F.mse_loss(recon, x, Reduction.Sum) / float x.shape[0]
        do! Task.Yield()
        let kl = (-0.5 * (1.0 + lv - mu * mu - lv.exp())).sum(1L).mean()
        return rl + kl
    }

let fit (optimizer: torch.optim.Optimizer) (model: Tensor -> struct (Tensor * Tensor * Tensor)) (batches: Tensor list) =
    task {
        let mutable total = 0.0

        for batch in batches do
            let struct (recon, mu, lv) = model batch
            optimizer.zero_grad()
            let rl = F.mse_loss(recon, batch, Reduction.Sum) / float batch.shape[0]
            let kl = -0.5 * (1.0 + lv - mu * mu - lv.exp()).mean() //~ VAE002
            let loss = rl + kl
            loss.backward()
            optimizer.step() |> ignore
            total <- total + loss.ToDouble()
            do! Task.Yield()

        return total
    }
