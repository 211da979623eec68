// style: GAN step: generator and discriminator closures over one criterion
// twin: BDcganStep.cs
// case discriminatorLoss: not a VAE
// case generatorLoss: not a VAE
module VaeLint.Corpus.FSharp.NotVaeGan

open TorchSharp

type Tensor = torch.Tensor

let private bce = torch.nn.BCEWithLogitsLoss()

let private against (value: float) (logits: Tensor) =
    bce.forward(logits, torch.full_like(logits, value.ToScalar()))

let real = against 1.0
let fake = against 0.0

let discriminatorLoss (discriminate: Tensor -> Tensor) (images: Tensor) (generated: Tensor) =
    (discriminate >> real) images + (discriminate >> fake) (generated.detach())

let generatorLoss (discriminate: Tensor -> Tensor) generated = generated |> discriminate |> real
