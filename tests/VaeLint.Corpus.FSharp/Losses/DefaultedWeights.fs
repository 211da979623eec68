// style: optional arguments with a default weight of one and of four, named arguments in another order
// twin: COptionalArguments.cs
// case DefaultWeight: R = 1/(B*D); K = 1/B; beta = D
// case LiteralWeight: R = 1/(B*D); K = 4/B; beta = 4*D
// case Summed: R = 1/B; K = 1/B; beta = 1
module VaeLint.Corpus.FSharp.DefaultedWeights

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

type OptionalLosses =
    static member DefaultWeight(xHat: Tensor, x: Tensor, mu: Tensor, logVar: Tensor, ?beta: float) =
        let recon = F.mse_loss(target = x, input = xHat) //~ VAE001
        let kl = -0.5 * (1.0 + logVar - mu.square() - logVar.exp()).sum(1L).mean()
        recon + defaultArg beta 1.0 * kl

    static member LiteralWeight(xHat: Tensor, x: Tensor, mu: Tensor, logVar: Tensor, ?klWeight: float) =
        let klWeight = defaultArg klWeight 4.0
        let recon = F.mse_loss(xHat, x)
        let kl = -0.5 * (1.0 + logVar - mu.square() - logVar.exp()).sum(1L).mean()
        recon + klWeight * kl //~ VAE010

    static member Summed(xHat: Tensor, x: Tensor, mu: Tensor, logVar: Tensor, ?log: bool, ?beta: float) =
        let recon = F.mse_loss(reduction = Reduction.Sum, target = x, input = xHat) / float x.shape[0]
        let kl = -0.5 * (1.0 + logVar - mu.square() - logVar.exp()).sum(keepdim = false, dim = 1L).mean()

        if defaultArg log false then
            printfn $"{recon.item<float>()} {kl.item<float>()}"

        recon + defaultArg beta 1.0 * kl
