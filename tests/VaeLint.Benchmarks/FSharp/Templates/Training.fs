/// Trains and evaluates the networks of experiment NUMBER.
module Generated.ExperimentNUMBER.Training

open System
open System.Threading.Tasks
open TorchSharp
open Generated.ExperimentNUMBER.Data
open Generated.ExperimentNUMBER.Model

type Settings =
    { Epochs: int
      BatchSize: int
      LearningRate: float
      WarmUp: int option
      Log: string -> unit }

    static member Default =
        { Epochs = 10
          BatchSize = 64
          LearningRate = 1e-3
          WarmUp = None
          Log = ignore }

let beta settings epoch =
    match settings.WarmUp with
    | Some epochs when epoch < epochs -> float epoch / float epochs
    | _ -> 1.0

let toTensor (values: float32[]) = torch.tensor(values).view(-1L, 784L)

let classify settings (classifier: Classifier) (samples: Sample list) =
    use optimizer = torch.optim.Adam(classifier.parameters(), settings.LearningRate)
    let mutable seen = 0
    let mutable hits = 0.0

    for values, labels in batches settings.BatchSize samples do
        use _ = torch.NewDisposeScope()
        let labels = torch.tensor(labels |> Array.map int64)
        let logits = values |> toTensor |> classifier.forward
        let loss = F.cross_entropy(logits, labels)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step() |> ignore
        hits <- hits + accuracy logits labels * float labels.shape[0]
        seen <- seen + int labels.shape[0]

    settings.Log(sprintf "accuracy %.3f" (if seen = 0 then nan else hits / float seen))

/// Right, with a weight that is annealed.
let train settings (vae: Vae) (samples: Sample list) =
    use optimizer = torch.optim.Adam(vae.parameters(), settings.LearningRate)

    for epoch in 1 .. settings.Epochs do
        for values, _ in batches settings.BatchSize samples do
            use _ = torch.NewDisposeScope()
            let x = toTensor values
            let struct (logits, mean, logVar) = vae.forward x
            let reconstruction = F.mse_loss(torch.sigmoid logits, x, Reduction.Sum) / float x.shape[0]
            let kl = (divergence mean logVar).sum(1L).mean()
            let loss = reconstruction + beta settings epoch * kl
            optimizer.zero_grad()
            loss.backward()
            optimizer.step() |> ignore

        settings.Log(sprintf "epoch %d of %d" epoch settings.Epochs)

let evaluate (vae: Vae) (samples: Sample list) =
    use _ = torch.no_grad()

    batches 128 samples
    |> Seq.map (fun (values, _) -> (negativeElbo vae (toTensor values)).ToDouble())
    |> Seq.fold (fun (count, total) loss -> count + 1, total + loss) (0, 0.0)
    |> fun (count, total) -> if count = 0 then None else Some(total / float count)

let compare (left: Vae) (right: Vae) samples =
    match evaluate left samples, evaluate right samples with
    | Some a, Some b when a < b -> "left"
    | Some _, Some _ -> "right"
    | None, _
    | _, None -> "none"

let run settings path =
    task {
        match read path with
        | Error problem -> return Error(describe problem)
        | Ok samples ->
            let training, rest = samples |> List.partition (fun sample -> splitOf sample = Training)
            use vae = new Vae()
            do! Task.Run(fun () -> train settings vae training)
            return Ok(evaluate vae rest)
    }
