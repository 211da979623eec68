// style: method with optional arguments and defaultArg; a flag that is on by default, and a beta whose default is one
// case Loss: R = 1/(B*D); K = 1/B; beta = D
// case WithBeta: R = 1/(B*D); K = 1/B; beta = D
// case Right: R = 1/B; K = 1/B; beta = 1
module VaeLint.Corpus.FSharp.OptionalArguments

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

type Objective() =
    static let divergence (mu: Tensor) (logVar: Tensor) =
        -0.5 * (1.0 + logVar - mu.pow(2.0.ToScalar()) - logVar.exp()).sum(1L)

    member _.Loss(recon: Tensor, x: Tensor, mu: Tensor, logVar: Tensor, ?perPixel: bool) =
        let perPixel = defaultArg perPixel true

        let rl =
            if perPixel then
                F.mse_loss(recon, x) //~ VAE001
            else
                F.mse_loss(recon, x, reduction = Reduction.Sum) / float x.shape[0]

        rl + (divergence mu logVar).mean()

    member _.WithBeta(recon: Tensor, x: Tensor, mu: Tensor, logVar: Tensor, ?beta: float) =
        let beta = defaultArg beta 1.0
        let rl = F.mse_loss(recon, x) //~ VAE001
        rl + beta * (divergence mu logVar).mean()

    member _.Right(recon: Tensor, x: Tensor, mu: Tensor, logVar: Tensor, ?beta: float) =
        let beta = defaultArg beta 1.0
        let rl = F.mse_loss(recon, x, Reduction.Sum) / float x.shape[0]
        rl + beta * (divergence mu logVar).mean()
