// style: training script at module level values, the batch constant in a let
// case epoch: not measured
// case right: R = 1/B; K = 1/B; beta = 1
module VaeLint.Corpus.FSharp.ConstantBatchLoop

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let batchSize = 100
let private elementKl (mu: Tensor) (lv: Tensor) = -0.5 * (1.0 + lv - mu.square() - lv.exp())

let epoch (model: Tensor -> struct (Tensor * Tensor * Tensor)) (optimizer: torch.optim.Optimizer) data =
    for x: Tensor in data do
        let struct (y, mu, lv) = model x
        let nll = F.mse_loss(y, x, Reduction.Sum) / float x.shape[0]
        let kl = (elementKl mu lv).sum() / float batchSize //~ VAE012
        optimizer.zero_grad()
        (nll + kl).backward()
        optimizer.step() |> ignore

let right (y: Tensor) (x: Tensor) mu lv =
    let n = x.shape[0] |> float
    F.mse_loss(y, x, Reduction.Sum) / n + (elementKl mu lv).sum() / n
