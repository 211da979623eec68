module Samples.FSharp.Training

open TorchSharp
open Samples.FSharp.Losses

type Options =
    { Epochs: int
      LearningRate: float
      Beta: float }

let defaults = { Epochs = 10; LearningRate = 1e-3; Beta = 1.0 }

let private step (optimizer: torch.optim.Optimizer) beta (model: Vae) (batch: Tensor) =
    use _scope = torch.NewDisposeScope()
    let elbo = model.Elbo batch
    let loss = elbo.Loss beta
    optimizer.zero_grad()
    loss.backward()
    optimizer.step() |> ignore
    struct (elbo.Reconstruction.mean().ToDouble(), elbo.Kl.mean().ToDouble())

let fit options (model: Vae) (batches: Tensor list) =
    use optimizer = torch.optim.Adam(model.parameters(), lr = options.LearningRate)
    model.train()

    for epoch in 1 .. options.Epochs do
        let terms = batches |> List.map (step optimizer options.Beta model)
        let reconstruction = terms |> List.averageBy (fun struct (nll, _) -> nll)
        let kl = terms |> List.averageBy (fun struct (_, kl) -> kl)
        printfn $"epoch {epoch}: reconstruction {reconstruction:F2} nats, KL {kl:F2} nats"
