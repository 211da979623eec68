// style: literal KL weights beside a mean over 3x64x64 pixels, piped through a view helper
// twin: ALiteralKlWeights.cs
// case tiny: R = 1/(B*D); K = 0.0001/B; beta = 0.0001*D
// case oneOverPixels: R = 1/(B*D); K = 1/(B*D); beta = 1
// case almostOneOverPixels: R = 1/(B*D); K = 0.00008/B; beta = 0.00008*D
// case localValue: R = 1/(B*D); K = 0.005/(B*L); beta = 0.005*D/L
// event: 12288
module VaeLint.Corpus.FSharp.KldWeights

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional

let private pixelWeight = 1.0 / (3.0 * 64.0 * 64.0)
let private flat (t: Tensor) = t.view(-1L, 3L * 64L * 64L)
let private elementKl (mu: Tensor) (logVar: Tensor) = -0.5 * (1.0 + logVar - mu.square() - logVar.exp())
let private klPerImage mu logVar = (elementKl mu logVar).sum(1L)

let tiny (recons: Tensor) (input: Tensor) mu logVar =
    let reconsLoss = F.mse_loss(flat recons, flat input)
    reconsLoss + 1e-4 * (klPerImage mu logVar).mean() //~ VAE010

let oneOverPixels (recons: Tensor) (input: Tensor) mu logVar =
    let reconsLoss = F.mse_loss(flat recons, flat input)
    reconsLoss + pixelWeight * (klPerImage mu logVar).mean()

let almostOneOverPixels (recons: Tensor) (input: Tensor) mu logVar =
    let reconsLoss = F.mse_loss(flat recons, flat input)
    reconsLoss + 0.00008 * (klPerImage mu logVar).mean()

let localValue (recons: Tensor) (input: Tensor) mu logVar =
    let kldWeight = 0.005
    let reconsLoss = F.mse_loss(flat recons, flat input)
    let kldLoss = elementKl mu logVar |> torch.mean
    reconsLoss + kldWeight * kldLoss //~ VAE010
