// style: a small module of reductions used with pipes; wrong where the function of the other term was taken
// twin: AReductionHelpers.cs
// case intended: R = 1/B; K = 1/B; beta = 1
// case meanOnRecon: R = 1/(B*D); K = 1/B; beta = D
// case meanOnKl: R = 1/B; K = 1/(B*L); beta = 1/L
// case sumOnRecon: R = 1; K = 1/B; beta = 1/B
module VaeLint.Corpus.FSharp.ReductionToolbox

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

module Reduce =
    let perSample (values: Tensor) = values.flatten(1L).sum(1L)
    let batchMean values = (perSample values).mean()
    let elementMean (values: Tensor) = values.mean()
    let total (values: Tensor) = values.sum()

let private squaredErrors (y: Tensor) (x: Tensor) = F.mse_loss(y, x, Reduction.None)
let private divergences (mu: Tensor) (logVar: Tensor) = -0.5 * (1.0 + logVar - mu.square() - logVar.exp())

let intended y x mu logVar =
    (squaredErrors y x |> Reduce.batchMean) + (divergences mu logVar |> Reduce.batchMean)

let meanOnRecon y x mu logVar =
    let recon = squaredErrors y x |> Reduce.elementMean //~ VAE001
    recon + (divergences mu logVar |> Reduce.batchMean)

let meanOnKl y x mu logVar =
    let kl = divergences mu logVar |> Reduce.elementMean //~ VAE002
    (squaredErrors y x |> Reduce.batchMean) + kl

let sumOnRecon y x mu logVar =
    let recon = squaredErrors y x |> Reduce.total //~ VAE003
    recon + (divergences mu logVar |> Reduce.batchMean)
