// style: composed decoders whose last stage does not fit the likelihood: sigmoid into logits, tanh and a linear layer into probabilities; and two that fit
// case sigmoidIntoLogits: not measured
// case tanhIntoProbabilities: not measured
// case linearIntoProbabilities: not measured
// case linearIntoLogits: not measured
// case sigmoidIntoProbabilities: not measured
module VaeLint.Corpus.FSharp.LastActivation

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private hidden = torch.nn.Linear(20L, 400L)
let private output = torch.nn.Linear(400L, 784L)

let private kl (mu: Tensor) (logVar: Tensor) =
    -0.5 * (1.0 + logVar - mu.square() - logVar.exp()).sum()

let private linear (z: Tensor) = z |> hidden.forward |> F.relu |> output.forward

let sigmoidIntoLogits (z: Tensor) (x: Tensor) mu logVar =
    let xHat = z |> linear |> torch.sigmoid
    F.binary_cross_entropy_with_logits(xHat, x, reduction = Reduction.Sum) + kl mu logVar //~ VAE201

let tanhIntoProbabilities (z: Tensor) (x: Tensor) mu logVar =
    let xHat = z |> linear |> torch.tanh
    F.binary_cross_entropy(xHat, x, reduction = Reduction.Sum) + kl mu logVar //~ VAE201

let linearIntoProbabilities (z: Tensor) (x: Tensor) mu logVar =
    F.binary_cross_entropy(linear z, x, reduction = Reduction.Sum) + kl mu logVar //~ VAE201

let linearIntoLogits (z: Tensor) (x: Tensor) mu logVar =
    F.binary_cross_entropy_with_logits(linear z, x, reduction = Reduction.Sum) + kl mu logVar

let sigmoidIntoProbabilities (z: Tensor) (x: Tensor) mu logVar =
    let xHat = z |> linear |> torch.sigmoid
    F.binary_cross_entropy(xHat, x, reduction = Reduction.Sum) + kl mu logVar
