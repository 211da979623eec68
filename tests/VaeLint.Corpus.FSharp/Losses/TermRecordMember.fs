// style: a record of the two terms whose member adds them, fields given in either order
// twin: CRecordProperty.cs
// case wrong: R = 1; K = 1/B; beta = 1/B
// case right: R = 1/B; K = 1/B; beta = 1
module VaeLint.Corpus.FSharp.TermRecordMember

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

type ElboTerms =
    { Reconstruction: Tensor
      Kl: Tensor }

    member terms.Loss = terms.Reconstruction + terms.Kl

let private rate (mu: Tensor) (logVar: Tensor) =
    -0.5 * (1.0 + logVar - mu.square() - logVar.exp()).sum(1L).mean()

let wrong (probabilities: Tensor) (x: Tensor) mu logVar =
    let terms =
        { Reconstruction = F.binary_cross_entropy(probabilities, x, reduction = Reduction.Sum) //~ VAE003
          Kl = rate mu logVar }

    terms.Loss

let right (probabilities: Tensor) (x: Tensor) mu logVar =
    let terms =
        { Kl = rate mu logVar
          Reconstruction = F.binary_cross_entropy(probabilities, x, reduction = Reduction.None).sum(1L).mean() }

    terms.Loss
