// style: a reconstruction summed over the batch beside a KL per sample; a scalar that broadcasts over the vector
// twin: APerSampleKl.cs
// case loss: R = 1; K = 1/B; beta = 1/B
// case lossVector: R = 1; K = 1/B; beta = 1/B
// case lossDivided: R = 1/B; K = 1/B; beta = 1
module VaeLint.Corpus.FSharp.SummedBesidePerSample

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private klPerSample (mu: Tensor) (logSigma2: Tensor) =
    -0.5 * torch.sum(1.0 + logSigma2 - mu.square() - logSigma2.exp(), dim = 1L)

let loss (decoded: Tensor) (image: Tensor) mu logSigma2 =
    let recon = F.binary_cross_entropy(decoded, image, reduction = Reduction.Sum) //~ VAE003
    recon + (klPerSample mu logSigma2).mean()

let lossVector (decoded: Tensor) (image: Tensor) mu logSigma2 =
    let recon = F.binary_cross_entropy(decoded, image, reduction = Reduction.Sum) //~ VAE003
    recon + klPerSample mu logSigma2 |> torch.mean

let lossDivided (decoded: Tensor) (image: Tensor) mu logSigma2 =
    let recon = F.binary_cross_entropy(decoded, image, reduction = Reduction.Sum)
    let recon = recon / float image.shape[0]
    recon + (klPerSample mu logSigma2).mean()
