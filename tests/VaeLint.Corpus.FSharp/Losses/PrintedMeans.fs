// style: a loss member that prints its parts before it adds them and applies a loss weight
// twin: EPrintedScales.cs
// case Loss: R = lossWeight/(B*D); K = lossWeight/(B*L); beta = D/L
// rank: 3
module VaeLint.Corpus.FSharp.PrintedMeans

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

type FeatureVaeHead(lossWeight: float) =
    member _.Loss(reconX: Tensor, x: Tensor, mu: Tensor, logvar: Tensor) =
        printfn "%A %A" reconX.shape x.shape
        let dist = F.mse_loss(reconX, x) //~ VAE001
        let kld = -0.5 * torch.mean (1.0 + logvar - mu.square() - logvar.exp()) //~ VAE002
        let reconLoss = (dist + kld) * lossWeight
        printfn "logvar %.4f mu %.4f" (logvar.mean().ToDouble()) (mu.mean().ToDouble())
        printfn "DIST %.4f KLD %.4f" (dist.ToDouble()) (kld.ToDouble())
        reconLoss
