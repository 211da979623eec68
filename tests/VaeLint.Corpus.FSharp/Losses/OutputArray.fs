// style: the model gives an array of tensors, taken apart by index, by slice and by an array pattern
// twin: CArrayOutputs.cs
// case wrong: not measured
// case right: not measured
module VaeLint.Corpus.FSharp.OutputArray

open TorchSharp

type Tensor = torch.Tensor

let private elementKl (mu: Tensor) (logVar: Tensor) = 0.5 * (mu.square() + logVar.exp() - 1.0 - logVar)

let wrong (outputs: Tensor[]) (x: Tensor) =
    let decoded = outputs[0]
    let logVar = Array.last outputs
    let mu = outputs[1]
    let recon = (decoded - x).square().flatten(1L).sum(1L).mean()
    recon + (elementKl mu logVar).mean() //~ VAE002

let right (outputs: Tensor[]) (x: Tensor) =
    let code = outputs[1..]
    let mu, logVar = code[0], code[1]
    let terms = [| (outputs[0] - x).square().sum(); (elementKl mu logVar).sum() |]
    (terms[0] + terms[1]) / float x.shape[0]
