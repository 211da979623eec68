// style: loss modules of the base module type, created in the class; one whose reduction only a caller would know
// twin: CConstructorModules.cs
// case Wrong: R = 1/(B*D); K = 1; beta = B*D
// case Right: R = 1; K = 1; beta = 1
// case Loss: not measured
module VaeLint.Corpus.FSharp.ConstructedModules

open TorchSharp

type Tensor = torch.Tensor
type Reduction = torch.nn.Reduction

let private klSum (mu: Tensor) (logVar: Tensor) =
    -0.5 * torch.sum(1.0 + logVar - mu.square() - logVar.exp())

type ProbabilityObjective() =
    let perPixel: torch.nn.Module<Tensor, Tensor, Tensor> = torch.nn.BCELoss(reduction = Reduction.Mean)
    let total: torch.nn.Module<Tensor, Tensor, Tensor> = torch.nn.BCELoss(reduction = Reduction.Sum)

    member _.Wrong(probabilities: Tensor, x: Tensor, mu, logVar) =
        let crossEntropy = perPixel.call(probabilities, x) //~ VAE001
        crossEntropy + klSum mu logVar

    member _.Right(probabilities: Tensor, x: Tensor, mu, logVar) =
        let crossEntropy = total.call(probabilities, x)
        crossEntropy + klSum mu logVar

type ConfigurableObjective(reduction: Reduction) =
    let reconstruction: torch.nn.Module<Tensor, Tensor, Tensor> = torch.nn.BCELoss(reduction = reduction)

    member _.Loss(probabilities: Tensor, x: Tensor, mu, logVar) =
        reconstruction.call(probabilities, x) + klSum mu logVar
