// style: a second reduction that does nothing: sum then mean, mean then sum, a mean of a mean
// twin: AReducedTwice.cs
// case sumMean: R = 1; K = 1/B; beta = 1/B
// case meanSum: R = 1/(B*D); K = 1; beta = B*D
// case meanMean: R = 1/(B*D); K = 1/(B*L); beta = D/L
// case sumMeanBoth: R = 1; K = 1; beta = 1
module VaeLint.Corpus.FSharp.ReducedTwice

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private kl (mean: Tensor) (logVar: Tensor) = -0.5 * (1.0 + logVar - mean.square() - logVar.exp())

let sumMean (output: Tensor) (x: Tensor) mean logVar =
    let recon = F.binary_cross_entropy(output, x, reduction = Reduction.None)
    let reconLoss = recon.sum().mean() //~ VAE003
    reconLoss + (kl mean logVar).sum(1L).mean()

let meanSum (output: Tensor) (x: Tensor) mean logVar =
    let recon = F.binary_cross_entropy(output, x, reduction = Reduction.None)
    let reconLoss = recon.mean().sum() //~ VAE001
    reconLoss + (kl mean logVar).sum().mean() |> torch.mean

let meanMean (output: Tensor) (x: Tensor) mean logVar =
    let reconLoss = F.mse_loss(output, x) //~ VAE001
    let klLoss = kl mean logVar |> torch.mean //~ VAE002
    let loss = torch.mean reconLoss + torch.mean klLoss
    loss.mean()

let sumMeanBoth (output: Tensor) (x: Tensor) mean logVar =
    let reconLoss = (output - x).square() |> torch.sum |> torch.mean
    let klLoss = kl mean logVar |> torch.sum |> torch.mean
    reconLoss + klLoss
