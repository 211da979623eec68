// style: detach where it belongs: codebooks, straight-through codes, targets, baselines, running means; every loss is right
// case quantized: not a VAE
// case reinforce: not measured
// case againstTarget: not measured
// case adversarial: not measured
module VaeLint.Corpus.FSharp.KeptGradients

open TorchSharp

type Tensor = torch.Tensor
type nn = torch.nn
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let encoder = nn.Linear(784L, 64L)
let decoder = nn.Linear(64L, 784L)
let codebook = nn.Embedding(512L, 64L)

let quantized (x: Tensor) =
    let code = encoder.forward x
    let nearest = torch.cdist(code, codebook.weight).argmin(1L)
    let q = codebook.forward nearest
    let straight = code + (q - code).detach()
    F.mse_loss(decoder.forward straight, x)
    + F.mse_loss(q, code.detach())
    + 0.25 * F.mse_loss(code, q.detach())

let reinforce (baseline: Tensor) (x: Tensor) =
    let q = torch.distributions.Bernoulli(logits = encoder.forward x)
    let z = q.sample()
    let nll = F.binary_cross_entropy_with_logits(decoder.forward z, x, reduction = Reduction.None).sum(1L)
    let reward = (nll - baseline).detach()
    (nll + reward * q.log_prob(z.detach()).sum(1L)).mean()

let againstTarget (teacher: nn.Module<Tensor, Tensor>) (y: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) =
    let target = (teacher.forward x).detach()
    let kl = (-0.5 * (1.0 + lv - mu.square() - lv.exp())).sum(1L).mean()
    F.mse_loss(y, x.detach(), Reduction.Sum) / float x.shape[0] + kl + F.mse_loss(mu, target)

let adversarial (critic: nn.Module<Tensor, Tensor>) (y: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) =
    let fake = critic.forward (y.detach())
    let kl = (-0.5 * (1.0 + lv - mu.square() - lv.exp())).sum(1L).mean()
    let vae = F.mse_loss(y, x, Reduction.Sum) / float x.shape[0] + kl
    vae, F.binary_cross_entropy_with_logits(fake, torch.zeros_like fake)
