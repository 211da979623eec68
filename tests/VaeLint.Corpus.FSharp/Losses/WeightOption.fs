// style: an optional weight with Option.defaultValue, a required one, a lazily created loss module
// twin: CNullableBeta.cs
// case DefaultOne: R = 1/(B*D); K = 1/B; beta = D
// case FreeWeight: R = 1/(B*D); K = beta/B; beta = beta*D
// case Balanced: R = 1/B; K = beta/B; beta = beta
module VaeLint.Corpus.FSharp.WeightOption

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

type WeightedLosses() =
    let summed = lazy (torch.nn.MSELoss(Reduction.Sum))

    static let rate (mu: Tensor) (logVar: Tensor) =
        -0.5 * (1.0 + logVar - mu.square() - logVar.exp()).sum(1L).mean()

    static member DefaultOne(xHat: Tensor, x: Tensor, mu, logVar, ?beta: float) =
        let recon = F.mse_loss(xHat, x) //~ VAE001
        recon + Option.defaultValue 1.0 beta * rate mu logVar

    static member FreeWeight(xHat: Tensor, x: Tensor, mu, logVar, beta: float) =
        let recon = F.mse_loss(xHat, x)
        recon + beta * rate mu logVar //~ VAE010

    member _.Balanced(xHat: Tensor, x: Tensor, mu, logVar, beta: float option) =
        let beta = beta |> Option.defaultValue 1.0
        let recon = summed.Value.call(xHat, x) / float x.shape[0]
        recon + beta * rate mu logVar
