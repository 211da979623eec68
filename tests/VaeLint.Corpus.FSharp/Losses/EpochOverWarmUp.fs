// style: training loops that turn the KL up with the epoch over the warm-up epochs, an option of the settings; one takes the loss of the library as it comes
// case summed: not measured
// case averaged: not measured
module VaeLint.Corpus.FSharp.EpochOverWarmUp

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

type Settings = { Epochs: int; WarmUp: int option }

let private divergence (mu: Tensor) (logVar: Tensor) =
    (-0.5 * (1.0 + logVar - mu.square() - logVar.exp())).sum(1L).mean()

let private beta settings epoch =
    match settings.WarmUp with
    | Some epochs when epoch < epochs -> float epoch / float epochs
    | _ -> 1.0

let private step (optimizer: torch.optim.Optimizer) (loss: Tensor) =
    optimizer.zero_grad ()
    loss.backward ()
    optimizer.step () |> ignore

let summed settings (model: Tensor -> struct (Tensor * Tensor * Tensor)) optimizer (loader: Tensor seq) =
    for epoch in 1 .. settings.Epochs do
        for x in loader do
            let struct (recon, mu, logVar) = model x
            let reconstruction = F.binary_cross_entropy_with_logits(recon, x, reduction = Reduction.Sum) / float x.shape[0]
            step optimizer (reconstruction + beta settings epoch * divergence mu logVar)

let averaged settings (model: Tensor -> struct (Tensor * Tensor * Tensor)) optimizer (loader: Tensor seq) =
    let mutable epoch = 0

    while epoch < settings.Epochs do
        for x in loader do
            let struct (recon, mu, logVar) = model x
            let weight = min 1.0 (float epoch / 10.0)
            step optimizer (F.mse_loss(recon, x) + weight * divergence mu logVar) //~ VAE010

        epoch <- epoch + 1
