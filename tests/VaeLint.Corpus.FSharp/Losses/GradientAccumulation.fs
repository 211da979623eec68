// style: for loop over micro-batches, the total divided by the number of accumulation steps
// twin: AGradientAccumulation.cs
// case microLoss: R = 1/(4*B); K = 1/(4*B); beta = 1
// case train: not measured
module VaeLint.Corpus.FSharp.GradientAccumulation

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let accumulationSteps = 4

let microLoss (y: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) =
    let nll = F.mse_loss(y, x, Reduction.Sum)
    let kl = -0.5 * (1.0 + lv - mu.square() - lv.exp()).sum()
    (nll + kl) / float x.shape[0] / float accumulationSteps

let train (optimizer: torch.optim.Optimizer) (model: Tensor -> Tensor * Tensor * Tensor) (batches: Tensor list) =
    for chunk in List.chunkBySize accumulationSteps batches do
        optimizer.zero_grad()

        for x in chunk do
            let y, mu, lv = model x
            let nll = F.mse_loss(y, x) //~ VAE001
            let kl = -0.5 * (1.0 + lv - mu.square() - lv.exp()).sum(1L).mean()
            let loss = (nll + kl) / float accumulationSteps
            loss.backward()

        optimizer.step() |> ignore
