// style: training steps whose loss has a value per sample: backward on the vector, on its mean, and with a seed
// case plain: not measured
// case piped: not measured
// case stepped: not measured
// case Train: not measured
// case averaged: not measured
// case seeded: not measured
// case scores: R = 1/B; K = 1/B; beta = 1
module VaeLint.Corpus.FSharp.UnaveragedSteps

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let scores (logits: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) =
    let bce = F.binary_cross_entropy_with_logits(logits, x, reduction = Reduction.None).sum(1L)
    let kld = (-0.5 * (1.0 + lv - mu.square() - lv.exp())).sum(1L)
    bce + kld

let plain (y: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) =
    let nll = F.mse_loss(y, x, Reduction.None).sum(1L)
    let kl = (-0.5 * (1.0 + lv - mu.square() - lv.exp())).sum(1L)
    let loss = nll + kl
    loss.backward() //~ VAE302

let piped (y: Tensor) (images: Tensor) (mu: Tensor) (lv: Tensor) =
    let nll = (y - images).square().flatten(1L).sum(1L)
    let kl = (-0.5 * (1.0 + lv - mu.square() - lv.exp())).sum(1L)
    nll + kl |> _.backward() //~ VAE302

let stepped (optimizer: torch.optim.Optimizer) (logits: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) =
    optimizer.zero_grad()
    let loss = scores logits x mu lv
    loss.backward() //~ VAE302
    optimizer.step() |> ignore

type Trainer(optimizer: torch.optim.Optimizer) =
    member _.Train(batches: seq<Tensor * Tensor * Tensor * Tensor>) =
        for logits, x, mu, lv in batches do
            optimizer.zero_grad()
            let losses = scores logits x mu lv
            losses.backward() //~ VAE302
            optimizer.step() |> ignore

let averaged (optimizer: torch.optim.Optimizer) (logits: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) =
    optimizer.zero_grad()
    let loss = (scores logits x mu lv).mean()
    loss.backward()
    optimizer.step() |> ignore

let seeded (logits: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) =
    let loss = scores logits x mu lv
    loss.backward([| torch.ones_like loss |])
