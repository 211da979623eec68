// style: KL annealing: a schedule function of the epoch, the loss takes the weight as its first curried argument
// case loss: R = 1/(B*D); K = weight/B; beta = weight*D
// case right: R = 1/B; K = weight/B; beta = weight
// case epoch: not measured
module VaeLint.Corpus.FSharp.AnnealedSchedule

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let linear warmup epoch = min 1.0 (float epoch / float warmup)

let private rate (mu: Tensor) (lv: Tensor) = (-0.5 * (1.0 + lv - mu.square() - lv.exp())).sum(1L).mean()

let loss (weight: float) (y: Tensor) (x: Tensor) mu lv =
    F.mse_loss(y, x) + weight * rate mu lv //~ VAE010

let right (weight: float) (y: Tensor) (x: Tensor) mu lv =
    F.mse_loss(y, x, Reduction.Sum) / float x.shape[0] + weight * rate mu lv

let epoch (optimizer: torch.optim.Optimizer) model n (batches: Tensor list) =
    let elbo = right (linear 10 n)

    batches
    |> List.iter (fun x ->
        let y, mu, lv = model x
        optimizer.zero_grad()
        let loss: Tensor = elbo y x mu lv
        loss.backward()
        optimizer.step() |> ignore)
