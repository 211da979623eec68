// style: sums over everything after a Julia tutorial, with a penalty on a list of parameters folded onto the bound
// case modelLoss: R = 1; K = 1; beta = 1
module VaeLint.Corpus.FSharp.RegularisedSums

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let modelLoss (extras: Tensor list) (p: Tensor) (x: Tensor) (mu: Tensor) (logStd: Tensor) =
    let klQP = 0.5 * ((2.0 * logStd).exp() + mu.square() - 1.0 - 2.0 * logStd).sum()
    let logPxz = -(F.binary_cross_entropy(p, x, reduction = Reduction.None) |> torch.sum)

    let penalty =
        extras
        |> List.map (fun parameter -> parameter.square().sum())
        |> List.fold (fun (total: Tensor) term -> total + term) (torch.zeros (1L, dtype = torch.float64))

    -logPxz + klQP + 0.01 * penalty.sum()
