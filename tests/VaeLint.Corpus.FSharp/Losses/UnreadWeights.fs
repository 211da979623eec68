// style: beta in the signature and not in the sum, curried, optional, in a helper; partial application and schedules that are right
// case curried: not measured
// case Loss: not measured
// case train: not measured
// case throughKl: not measured
// case weighted: not measured
// case guarded: not measured
// case scheduled: not measured
module VaeLint.Corpus.FSharp.UnreadWeights

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private nll (y: Tensor) (x: Tensor) =
    F.mse_loss(y, x, Reduction.Sum) / float x.shape[0]

let private kl (mu: Tensor) (lv: Tensor) =
    (-0.5 * (1.0 + lv - mu.square() - lv.exp())).sum(1L).mean()

let private weightedKl (beta: float) (mu: Tensor) (lv: Tensor) =
    (-0.5 * (1.0 + lv - mu.square() - lv.exp())).sum(1L).mean()

let curried (beta: float) (y: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) =
    let distortion = nll y x
    let rate = (-0.5 * (1.0 + lv - mu.square() - lv.exp())).sum(1L).mean() //~ VAE303
    distortion + rate

type Objective() =
    member _.Loss(y: Tensor, x: Tensor, mu: Tensor, lv: Tensor, klWeight: float32) =
        nll y x + kl mu lv //~ VAE303

let private objective (y: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) (beta: float) =
    let d = nll y x
    let r = kl mu lv //~ VAE303
    d + r

let train (optimizer: torch.optim.Optimizer) epoch (y: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) =
    optimizer.zero_grad()
    let loss = objective y x mu lv (min 1.0 (float epoch / 10.0))
    loss.backward()
    optimizer.step() |> ignore

let throughKl (beta: float) (y: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) =
    nll y x + weightedKl beta mu lv //~ VAE303

let weighted (beta: float) (y: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) = nll y x + beta * kl mu lv

let guarded (beta: float) (y: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) =
    if beta > 0.0 then nll y x + kl mu lv else nll y x

let scheduled (schedule: int -> float) step (y: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) =
    let beta = schedule step
    nll y x + beta * kl mu lv
