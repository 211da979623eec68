// style: a port that lost the axis number: the KL is summed over the batch and averaged over the latents
// twin: DLatentsOverBatch.cs
// case loss: R = 1/B; K = 1/16; beta = B/16
// latent: 16
module VaeLint.Corpus.FSharp.LostAxisNumber

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private codes (t: Tensor) = t.view(-1L, 16L)

let loss (output: Tensor) (x: Tensor) mu logVar =
    let mu, logVar = codes mu, codes logVar
    let kld = -0.5 * torch.sum(1.0 + logVar - mu.square() - logVar.exp(), dim = 0L) //~ VAE004
    let reconstruction = F.mse_loss(output, x, reduction = Reduction.Sum) / float x.shape[0]
    reconstruction + kld.mean()
