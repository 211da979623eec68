// style: a training loop that turns the KL up along a sigmoid of the epoch; the terms come out of a function as a pair of a mean and a batch mean
// case train: not measured
module VaeLint.Corpus.FSharp.SigmoidWarmUp

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

type Warmup = { Start: float; End: float; From: int; Steps: int }

let private weight (w: Warmup) epoch =
    if epoch < w.From then
        w.Start
    else
        w.Start + (w.End - w.Start) / (1.0 + exp (-(float (epoch - w.From) / float w.Steps)))

let private terms (recon: Tensor) (x: Tensor) (mu: Tensor) (logVar: Tensor) =
    F.mse_loss(recon, x), (-0.5 * (1.0 + logVar - mu.square() - logVar.exp()).sum(1L)).mean()

let train (model: Tensor -> Tensor * Tensor * Tensor) (optimizer: torch.optim.Optimizer) (warmup: Warmup) (epochs: int) (loader: Tensor seq) =
    let losses = ResizeArray<float32>()

    for epoch in 0 .. epochs - 1 do
        for x in loader do
            let recon, mu, logVar = model x
            optimizer.zero_grad ()
            let reconLoss, klLoss = terms recon x mu logVar
            let annealed = klLoss * weight warmup epoch //~ VAE010
            let loss = reconLoss + annealed
            loss.backward ()
            optimizer.step () |> ignore
            losses.Add(loss.item<float32> ())

    losses
