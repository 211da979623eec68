// style: training options in a record with a Beta field; copy-and-update defaults
// twin: COptionsObject.cs
// case elbo: R = 1/(B*D); K = beta/B; beta = beta*D
// case summedElbo: R = 1/B; K = beta/B; beta = beta
module VaeLint.Corpus.FSharp.OptionsRecord

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

type Options =
    { Latents: int64
      Beta: float
      LearningRate: float }

let defaults = { Latents = 32L; Beta = 4.0; LearningRate = 1e-3 }
let gentle = { defaults with Beta = 0.5 }

let private divergence (mu: Tensor) (logVar: Tensor) =
    let perLatent = 1.0 + logVar - mu.square() - logVar.exp()
    -0.5 * perLatent.sum(-1L)

let elbo options (y: Tensor) (x: Tensor) mu logVar =
    let recon = F.mse_loss(y, x)
    let kl = (divergence mu logVar).mean()
    recon + options.Beta * kl //~ VAE010

let summedElbo options (y: Tensor) (x: Tensor) mu logVar =
    let recon = F.mse_loss(y, x, reduction = Reduction.Sum) / float (x.size(0))
    let kl = (divergence mu logVar).mean()
    recon + options.Beta * kl
