// style: a struct for a named term with its own operators, the tensor taken out at the end
// twin: COperatorOverload.cs
// case wrong: R = 1/(B*D); K = 1; beta = B*D
// case right: R = 1; K = 1; beta = 1
module VaeLint.Corpus.FSharp.TermArithmetic

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

[<Struct>]
type Term =
    { Name: string
      Value: Tensor }

    static member (+)(left: Term, right: Term) =
        { Name = $"{left.Name}+{right.Name}"; Value = left.Value + right.Value }

    static member (*)(weight: float, term: Term) = { term with Value = weight * term.Value }

let private twiceNegative (mu: Tensor) (logVar: Tensor) = 1.0 + logVar - mu.square() - logVar.exp()

let wrong (xHat: Tensor) (x: Tensor) mu logVar =
    let recon = { Name = "recon"; Value = F.mse_loss(xHat, x) } //~ VAE001
    let kl = { Name = "kl"; Value = (twiceNegative mu logVar).sum() }
    (recon + -0.5 * kl).Value

let right (xHat: Tensor) (x: Tensor) mu logVar =
    let recon = { Name = "recon"; Value = F.mse_loss(xHat, x, Reduction.Sum) }
    let kl = { Name = "kl"; Value = (twiceNegative mu logVar).sum() }
    (recon + -0.5 * kl).Value
