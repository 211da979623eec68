// style: channels-last segmentation VAE: a mean over everything times height and width, once without and once with the channels
// twin: EHeightTimesWidth.cs
// case myLoss: R = 1/(B*C); K = 1/B; beta = C
// case myLossColour: R = 1/B; K = 1/B; beta = 1
// rank: 3
// axes: H W C
module VaeLint.Corpus.FSharp.HeightByWidth

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private klLoss (mu: Tensor) (lv: Tensor) =
    1.0 + lv - torch.square mu - torch.exp lv
    |> fun kl -> kl.sum(-1L)
    |> fun kl -> kl * -0.5

let myLoss (decoded: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) =
    let input = x.permute(0L, 2L, 3L, 1L)
    let output = decoded.permute(0L, 2L, 3L, 1L)
    let reconstruction = F.mse_loss(output.flatten(), input.flatten()) //~ VAE001
    let reconstruction = reconstruction * float (input.shape[1] * input.shape[2])
    torch.mean (reconstruction + klLoss mu lv)

let myLossColour (decoded: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) =
    let input = x.permute(0L, 2L, 3L, 1L)
    let output = decoded.permute(0L, 2L, 3L, 1L)
    let reconstruction = F.mse_loss(output.flatten(), input.flatten())
    let reconstruction = reconstruction * float (input.shape[1] * input.shape[2] * input.shape[3])
    torch.mean (reconstruction + klLoss mu lv)
