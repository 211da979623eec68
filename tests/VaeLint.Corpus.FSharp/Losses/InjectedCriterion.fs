// style: a loss module passed to the constructor; the function that creates the objective decides its reduction
// twin: CInjectedModule.cs
// case wrong: R = 1/(B*D); K = 1/B; beta = D
// case right: R = 1/B; K = 1/B; beta = 1
module VaeLint.Corpus.FSharp.InjectedCriterion

open TorchSharp

type Tensor = torch.Tensor
type Reduction = torch.nn.Reduction

type MSELoss = TorchSharp.Modules.MSELoss

let private rates (mu: Tensor) (logVar: Tensor) = -0.5 * (1.0 + logVar - mu.square() - logVar.exp()).sum(1L)

type InjectedObjective(mse: MSELoss) =
    let perImage (error: Tensor) (x: Tensor) =
        if error.dim() = x.dim() then error.flatten(1L).sum(1L).mean() else error

    member _.Compute(xHat: Tensor, x: Tensor, mu, logVar) =
        perImage (mse.forward(xHat, x)) x + (rates mu logVar).mean()

type PlainObjective(mse: MSELoss) =
    member _.Compute(xHat: Tensor, x: Tensor, mu, logVar) =
        mse.forward(xHat, x) + (rates mu logVar).mean()

let wrong xHat x mu logVar =
    PlainObjective(torch.nn.MSELoss()).Compute(xHat, x, mu, logVar) //~ VAE001

let right xHat x mu logVar =
    let objective = InjectedObjective(torch.nn.MSELoss(Reduction.None))
    objective.Compute(xHat, x, mu, logVar)
