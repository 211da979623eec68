// style: a batch divisor added to a loss that already was a batch mean; log standard deviations, pipelines of reductions
// twin: ADividedAgain.cs
// case reconAgain: R = 1/(B*B); K = 1/B; beta = B
// case klAgain: R = 1/B; K = 1/(B*B); beta = 1/B
// case imageSizeAgain: R = D/B; K = 1/B; beta = 1/D
// case onceEach: R = 1/B; K = 1/B; beta = 1
// event: 784
module VaeLint.Corpus.FSharp.DividedAgain

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private elementKl (mean: Tensor) (logStd: Tensor) =
    0.5 * (mean.square() + (logStd * 2.0).exp() - 1.0) - logStd

let private perSample (t: Tensor) = t.flatten(1L).sum(1L)

let reconAgain (logits: Tensor) (target: Tensor) mean logStd =
    let bce = F.binary_cross_entropy_with_logits(logits, target, reduction = Reduction.None)
    let recon = (perSample bce).mean() / float target.shape[0] //~ VAE005
    let kl = (elementKl mean logStd).sum(1L).mean()
    recon + kl

let klAgain (logits: Tensor) (target: Tensor) mean logStd =
    let batchSize = int target.shape[0]
    let recon = F.binary_cross_entropy_with_logits(logits, target, reduction = Reduction.Sum) / batchSize
    let kl = (elementKl mean logStd).sum(1L).mean()
    recon + kl / batchSize //~ VAE005

let imageSizeAgain (logits: Tensor) (target: Tensor) mean logStd =
    let flat = target.view(-1L, 28L * 28L)
    let batch = float flat.shape[0]
    let recon = F.binary_cross_entropy_with_logits(logits.view(-1L, 784L), flat, reduction = Reduction.Sum) / batch
    let recon = recon * (28.0 * 28.0) //~ VAE005
    recon + (elementKl mean logStd).sum() / batch

let onceEach (logits: Tensor) (target: Tensor) mean logStd =
    let batchSize = int target.shape[0]
    let recon = F.binary_cross_entropy_with_logits(logits, target, reduction = Reduction.Sum) / batchSize
    recon + (elementKl mean logStd).sum() / batchSize
