// style: channels last: the entropy averaged over the last axis, then summed over height and width
// twin: DChannelLastMean.cs
// case colour: R = 1/(3*B); K = 1/B; beta = 3
// case grey: not measured
// event: 64 64 3
module VaeLint.Corpus.FSharp.ChannelsLast

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private kl (mu: Tensor) (logVar: Tensor) =
    -0.5 * (1.0 + logVar - torch.square mu - torch.exp logVar).sum(1L) |> torch.mean

let colour (reconstruction: Tensor) (data: Tensor) mu logVar =
    let images (t: Tensor) = t.view(-1L, 64L, 64L, 3L)
    let entropy = F.binary_cross_entropy(images reconstruction, images data, reduction = Reduction.None)
    let perPixel = entropy.mean([| 3L |]) //~ VAE004
    perPixel.sum(1L, 2L).mean() + kl mu logVar

let grey (reconstruction: Tensor) (data: Tensor) mu logVar =
    let images (t: Tensor) = t.view(-1L, 28L, 28L, 1L)
    let entropy = F.binary_cross_entropy(images reconstruction, images data, reduction = Reduction.None)
    let perPixel = entropy.mean([| 3L |])
    perPixel.sum(1L, 2L).mean() + kl mu logVar
