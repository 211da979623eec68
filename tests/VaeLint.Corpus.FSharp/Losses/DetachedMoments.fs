// style: detach in the wrong place: the moments before the KL, the code before the decoder; beside it detach where it belongs
// case detachedMoments: not measured
// case detachedCode: not measured
// case pipedCode: not measured
// case critic: not measured
// case onlyTheMean: not measured
// case twoDecoders: not measured
module VaeLint.Corpus.FSharp.DetachedMoments

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

type Networks =
    { Encode: Tensor -> Tensor * Tensor
      Decode: Tensor -> Tensor
      Refine: Tensor -> Tensor
      Judge: Tensor -> Tensor }

let private sample (mu: Tensor) (lv: Tensor) = mu + (0.5 * lv).exp() * torch.randn_like mu

let private rate (mu: Tensor) (lv: Tensor) = -0.5 * (1.0 + lv - mu.square() - lv.exp()).sum(1L).mean()

let private distortion (y: Tensor) (x: Tensor) = F.mse_loss(y, x, Reduction.Sum) / float x.shape[0]

let detachedMoments (nets: Networks) (x: Tensor) =
    let mu, lv = nets.Encode x
    let y = nets.Decode(sample mu lv)
    let r = rate (mu.detach()) (lv.detach()) //~ VAE301
    distortion y x + r

let detachedCode (nets: Networks) (x: Tensor) =
    let mu, lv = nets.Encode x
    let z = sample mu lv
    let y = nets.Decode(z.detach()) //~ VAE301
    distortion y x + rate mu lv

let pipedCode (decoder: TorchSharp.Modules.Linear) (mu: Tensor) (lv: Tensor) (x: Tensor) =
    let z = (sample mu lv).detach() //~ VAE301
    let y = z |> decoder.forward
    distortion y x + rate mu lv

let critic (nets: Networks) (x: Tensor) =
    let mu, lv = nets.Encode x
    let z = sample mu lv
    let score = nets.Judge(z.detach()).mean()
    distortion (nets.Decode z) x + rate mu lv + score

let onlyTheMean (nets: Networks) (x: Tensor) =
    let mu, lv = nets.Encode x
    distortion (nets.Decode(sample mu lv)) x + rate (mu.detach()) lv

let twoDecoders (nets: Networks) (x: Tensor) =
    let mu, lv = nets.Encode x
    let z = sample mu lv
    distortion (nets.Decode z) x + distortion (nets.Refine(z.detach())) x + rate mu lv
