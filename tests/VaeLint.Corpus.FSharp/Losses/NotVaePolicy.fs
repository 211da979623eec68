// style: soft actor-critic: a Gaussian policy with tanh squashing, entropy temperature, twin critics
// twin: BSacAgent.cs
// case policyLoss: not a VAE
// case criticLoss: not a VAE
module VaeLint.Corpus.FSharp.NotVaePolicy

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional

let sample (mu: Tensor) (logStd: Tensor) =
    let std = logStd.clamp((-20.0).ToScalar(), (2.0).ToScalar()).exp()
    let normal = torch.distributions.Normal(mu, std)
    let u = normal.rsample()
    let action = u.tanh()
    let correction = torch.log(1.0 - action.square() + 1e-6)
    action, (normal.log_prob u - correction).sum(1L)

let policyLoss (alpha: float) (critic: Tensor -> Tensor -> Tensor) (state: Tensor) mu logStd =
    let action, logProb = sample mu logStd
    (alpha * logProb - critic state action).mean()

let criticLoss (first: Tensor, second: Tensor) (target: Tensor) =
    F.mse_loss(first, target.detach()) + F.mse_loss(second, target.detach())
