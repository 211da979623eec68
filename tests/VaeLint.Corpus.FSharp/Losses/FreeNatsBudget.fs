// style: KL above a budget of free nats through relu, annealing by a closure over the step; mean error, or the sum per song
// case simplified: R = 1/(B*D); K = maxBeta/B; beta = maxBeta*D
// case summed: R = 1/B; K = maxBeta/B; beta = maxBeta
// rank: 2
module VaeLint.Corpus.FSharp.FreeNatsBudget

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private klCost (freeNats: float) (mu: Tensor) (logVar: Tensor) =
    let klDiv = 0.5 * (mu.square() + logVar.exp() - 1.0 - logVar).sum(1L)
    F.relu (klDiv - freeNats)

let simplified (floor: float) (maxBeta: float) (outputs: Tensor) (input: Tensor) mu logVar =
    let cost = klCost floor mu logVar |> torch.mean
    let reconstruction = F.mse_loss(outputs, input) |> torch.mean
    reconstruction + maxBeta * cost //~ VAE010

let summed (floor: float) (maxBeta: float) (outputs: Tensor) (input: Tensor) mu logVar =
    let perSong = (outputs - input).square().flatten(1L).sum(1L)
    (perSong + maxBeta * klCost floor mu logVar).mean()
