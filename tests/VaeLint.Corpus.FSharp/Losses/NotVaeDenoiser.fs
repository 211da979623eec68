// style: DDPM training: predicted noise against noise, module-level noise schedule
// twin: BDdpmEpsilon.cs
// case loss: not a VAE
module VaeLint.Corpus.FSharp.NotVaeDenoiser

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional

let private alphas = torch.linspace(0.9999, 0.98, 1000L).cumprod(0L)

let diffuse (x: Tensor) (step: Tensor) =
    let noise = torch.randn_like x
    let alpha = alphas.index_select(0L, step).view(-1L, 1L, 1L, 1L)
    alpha.sqrt() * x + (1.0 - alpha).sqrt() * noise, noise

let loss (model: Tensor -> Tensor -> Tensor) (x: Tensor) (step: Tensor) =
    let noisy, noise = diffuse x step
    F.mse_loss(model noisy step, noise)
