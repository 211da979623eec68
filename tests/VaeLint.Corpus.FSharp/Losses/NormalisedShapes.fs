// style: a class whose constructor takes the normalised beta; the sizes put back; a let-bound weight
// twin: ABetaNormalised.cs
// case Normalised: R = 1/(B*D); K = betaNorm/(B*L); beta = betaNorm*D/L
// case SizesPutBack: R = 1/(B*D); K = 1/(B*D); beta = 1
// case MeanKlSummedRecon: R = 1/B; K = 4/(B*L); beta = 4/L
module VaeLint.Corpus.FSharp.NormalisedShapes

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

type ShapesLoss(betaNorm: float) =
    static let elementwiseKl (mu: Tensor) (logvar: Tensor) =
        0.5 * (mu.square() + torch.exp logvar - logvar - 1.0)

    let beta = 4.0

    member _.Normalised(logits: Tensor, x: Tensor, mu, logvar) =
        let recon = F.binary_cross_entropy_with_logits(logits, x)
        let kl = elementwiseKl mu logvar |> torch.mean
        recon + betaNorm * kl //~ VAE010

    member _.SizesPutBack(logits: Tensor, x: Tensor, mu: Tensor, logvar) =
        let recon = F.binary_cross_entropy_with_logits(logits, x)
        let kl = elementwiseKl mu logvar |> torch.mean
        recon + kl * float mu.shape[1] / float x.shape[1]

    member _.MeanKlSummedRecon(logits: Tensor, x: Tensor, mu, logvar) =
        let summed = F.binary_cross_entropy_with_logits(logits, x, reduction = Reduction.Sum)
        let kl = elementwiseKl mu logvar |> torch.mean
        summed / float x.shape[0] + beta * kl //~ VAE010
