// style: absolute mel errors with module-level weights, fifteen and forty-five
// twin: DMelWeights.cs
// case codec: R = 15/(B*D); K = 1/B; beta = D/15
// case vocoder: R = 45/(B*D); K = 1/B; beta = D/45
module VaeLint.Corpus.FSharp.MelFactors

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional

[<Literal>]
let CodecMelWeight = 15.0

[<Literal>]
let MelWeight = 45

let private rate (mean: Tensor) (logVar: Tensor) =
    (0.5 * (logVar.exp() + mean.square() - logVar) - 0.5).sum(1L).mean()

let codec (output: Tensor) (target: Tensor) mean logVar =
    F.l1_loss(output, target) * CodecMelWeight + rate mean logVar //~ VAE010

let vocoder (output: Tensor) (target: Tensor) mean logVar =
    let mel = F.l1_loss(output, target) * MelWeight
    mel + rate mean logVar
