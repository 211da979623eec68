// style: an anonymous record of the terms; a list of anonymous records, scaled by a comprehension and reduced
// twin: CAnonymousType.cs
// case wrong: R = 1/(B*D); K = 1/B; beta = D
// case right: R = 1/B; K = 1/B; beta = 1
module VaeLint.Corpus.FSharp.NamedTermList

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private elementKl (mu: Tensor) (logVar: Tensor) = -0.5 * (1.0 + logVar - mu.square() - logVar.exp())

let wrong (logits: Tensor) (x: Tensor) mu logVar =
    let terms =
        {| Recon = F.binary_cross_entropy_with_logits(logits, x) //~ VAE001
           Kl = (elementKl mu logVar).sum(1L).mean() |}

    terms.Recon + terms.Kl

let right (logits: Tensor) (x: Tensor) mu logVar =
    let terms =
        [ {| Name = "recon"; Value = F.binary_cross_entropy_with_logits(logits, x, reduction = Reduction.Sum) |}
          {| Name = "kl"; Value = (elementKl mu logVar).sum() |} ]

    [ for term in terms -> term.Value / float x.shape[0] ] |> List.reduce (fun a b -> a + b)
