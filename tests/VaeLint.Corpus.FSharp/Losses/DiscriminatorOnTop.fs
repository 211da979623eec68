// style: VAE-GAN: balanced ELBO plus adversarial and feature terms of any scale
// case generatorLoss: R = 1/B; K = 1/B; beta = 1
// case pixelMean: R = 1/(B*D); K = 1/B; beta = D
module VaeLint.Corpus.FSharp.DiscriminatorOnTop

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private rate (mu: Tensor) (lv: Tensor) = (-0.5 * (1.0 + lv - mu.square() - lv.exp())).sum(1L).mean()

let private adversarial (discriminate: Tensor -> Tensor) (y: Tensor) =
    let logits = discriminate y
    F.binary_cross_entropy_with_logits(logits, torch.ones_like logits)

let generatorLoss discriminate (y: Tensor) (x: Tensor) mu lv =
    let nll = F.mse_loss(y, x, Reduction.Sum) / float x.shape[0]
    nll + rate mu lv + 0.01 * adversarial discriminate y

let pixelMean discriminate (y: Tensor) (x: Tensor) mu lv =
    let nll = F.mse_loss(y, x) //~ VAE001
    nll + rate mu lv + 0.01 * adversarial discriminate y
