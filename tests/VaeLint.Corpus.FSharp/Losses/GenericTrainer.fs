// style: generic trainer constrained to a module type, objective injected as a curried function
// case score: R = 1/B; K = 1/(B*L); beta = 1/L
// case scoreRight: R = 1/B; K = 1/B; beta = 1
module VaeLint.Corpus.FSharp.GenericTrainer

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let score (y: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) =
    let target = x.``to``(y.dtype)
    let distortion = F.mse_loss(y, target, Reduction.Sum) / float x.shape[0]
    let rate = (-0.5 * (1.0 + lv - mu.square() - lv.exp())).to_type(torch.ScalarType.Float64).mean() //~ VAE002
    distortion + rate

let scoreRight (y: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) =
    let target = x.``to``(y.dtype)
    let distortion = F.mse_loss(y, target, Reduction.Sum) / float x.shape[0]
    distortion + (-0.5 * (1.0 + lv - mu.square() - lv.exp())).sum(1L).mean()

type Trainer<'model when 'model :> torch.nn.Module<Tensor, struct (Tensor * Tensor * Tensor)>>(model: 'model, objective) =
    member _.Step(optimizer: torch.optim.Optimizer, x: Tensor) =
        let struct (y, mu, lv) = model.forward x
        let loss: Tensor = objective y x mu lv
        optimizer.zero_grad()
        loss.backward()
        optimizer.step() |> ignore
        loss.ToDouble()
