// style: helpers that return a pair, taken apart by the caller in either order
// twin: CNamedTuples.cs
// case together: R = 1/(B*D); K = 1/B; beta = D
// case takenApart: R = 1/B; K = 1/B; beta = 1
module VaeLint.Corpus.FSharp.TupleOfTerms

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private rate (mu: Tensor) (logVar: Tensor) =
    (-0.5 * (1.0 + logVar - mu.square() - logVar.exp())).sum(1L).mean()

let private meanTerms (xHat: Tensor) (x: Tensor) mu logVar = F.mse_loss(xHat, x), rate mu logVar

let private summedTerms (xHat: Tensor) (x: Tensor) mu logVar =
    let recon = F.mse_loss(xHat, x, Reduction.None).flatten(1L).sum(1L).mean()
    rate mu logVar, recon

let together xHat x mu logVar =
    let terms = meanTerms xHat x mu logVar //~ VAE001
    fst terms + snd terms

let takenApart xHat x mu logVar =
    let kl, recon = summedTerms xHat x mu logVar
    recon + kl

let reconstructionOnly xHat x mu logVar =
    let recon, _ = meanTerms xHat x mu logVar
    recon
