// style: a beta that is provably one: literal, default of an optional argument, let in the class; and a default of four
// twin: ABetaThatIsOne.cs
// case ConstBeta: R = 1/(B*D); K = 1/B; beta = D
// case DefaultBeta: R = 1/(B*D); K = 1/B; beta = D
// case FieldBeta: R = 1/(B*D); K = 1/B; beta = D
// case DefaultFour: R = 1/(B*D); K = 4/B; beta = 4*D
module VaeLint.Corpus.FSharp.BetaOfOne

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional

[<Literal>]
let Beta = 1.0

type BetaLosses() =
    static let kl (mu: Tensor) (logSigmaSquared: Tensor) =
        -0.5 * torch.sum(1.0 + logSigmaSquared - mu.square() - logSigmaSquared.exp(), dim = 1L)

    let klWeight = 1.0

    member _.ConstBeta(x: Tensor, y: Tensor, mu, logSigmaSquared) =
        let mse = F.mse_loss(y, x) //~ VAE001
        mse + Beta * (kl mu logSigmaSquared).mean()

    member _.DefaultBeta(x: Tensor, y: Tensor, mu, logSigmaSquared, ?beta: float) =
        let bce = F.binary_cross_entropy(y, x) //~ VAE001
        bce + defaultArg beta 1.0 * (kl mu logSigmaSquared).mean()

    member _.FieldBeta(x: Tensor, y: Tensor, mu, logSigmaSquared) =
        let mse = F.mse_loss(y, x) //~ VAE001
        mse.add(klWeight * (kl mu logSigmaSquared).mean())

    member _.DefaultFour(x: Tensor, y: Tensor, mu, logSigmaSquared, ?beta: float) =
        let bce = F.binary_cross_entropy(y, x)
        let beta = defaultArg beta 4.0
        bce + beta * (kl mu logSigmaSquared).mean() //~ VAE010
