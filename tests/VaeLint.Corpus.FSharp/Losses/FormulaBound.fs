// style: the bound itself goes into backward(), also through a function; negated, and with an optimizer that maximises, it is right
// case step: not measured
// case stepOnBound: not measured
// case negatedStep: not measured
// case maximizingStep: not measured
module VaeLint.Corpus.FSharp.FormulaBound

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let elbo (logits: Tensor) (x: Tensor) (mu: Tensor) (logVar: Tensor) =
    let logLikelihood = -F.binary_cross_entropy_with_logits(logits, x, reduction = Reduction.Sum) / float x.shape[0]
    let kl = -0.5 * (1.0 + logVar - mu.square() - logVar.exp()).sum(1L).mean()
    logLikelihood - kl

let step (logits: Tensor) (x: Tensor) (mu: Tensor) (logVar: Tensor) =
    let logLikelihood = -F.binary_cross_entropy_with_logits(logits, x, reduction = Reduction.Sum) / float x.shape[0]
    let kl = -0.5 * (1.0 + logVar - mu.square() - logVar.exp()).sum(1L).mean()
    let bound = logLikelihood - kl
    bound.backward() //~ VAE103

let stepOnBound (logits: Tensor) (x: Tensor) (mu: Tensor) (logVar: Tensor) =
    let loss = elbo logits x mu logVar
    loss.backward() //~ VAE103

let negatedStep (logits: Tensor) (x: Tensor) (mu: Tensor) (logVar: Tensor) =
    let loss = -(elbo logits x mu logVar)
    loss.backward()

let maximizingStep (decoder: TorchSharp.Modules.Linear) (z: Tensor) (x: Tensor) (mu: Tensor) (logVar: Tensor) =
    let optimizer = torch.optim.Adam(decoder.parameters(), lr = 1e-3, maximize = true)
    let bound = elbo (decoder.call z) x mu logVar
    bound.backward()
    optimizer.step() |> ignore
