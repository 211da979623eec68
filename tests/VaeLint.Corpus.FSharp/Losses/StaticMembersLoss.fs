// style: a static class of losses with private static terms; a posterior object beside it that nobody completes
// case Pair: R = 1/B; K = 1/(B*L); beta = 1/L
// case Total: R = 1/B; K = 1/B; beta = 1
module VaeLint.Corpus.FSharp.StaticMembersLoss

open TorchSharp

type Tensor = torch.Tensor

[<Sealed; AbstractClass>]
type Losses private () =
    static member private Kl(mu: Tensor, lv: Tensor) = -0.5 * (1.0 + lv - mu.square() - lv.exp())

    static member private Sse(y: Tensor, x: Tensor) = (y - x).square().flatten(1L).sum(1L)

    static member Pair(y: Tensor, x: Tensor, mu: Tensor, lv: Tensor) =
        let rate = Losses.Kl(mu, lv).mean() //~ VAE002
        Losses.Sse(y, x).mean() + rate

    static member Total(y: Tensor, x: Tensor, mu: Tensor, lv: Tensor) =
        Losses.Sse(y, x).mean() + Losses.Kl(mu, lv).sum(1L).mean()

type Posterior(mu: Tensor, lv: Tensor) =
    member _.Rate = (-0.5 * (1.0 + lv - mu.square() - lv.exp())).sum(1L).mean()

    member this.Add(nll: Tensor) = nll + this.Rate
