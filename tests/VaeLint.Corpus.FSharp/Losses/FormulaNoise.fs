// style: noise times the exponential of the log-variance, piped; halved beside it
// case step: not measured
// case halvedStep: not measured
module VaeLint.Corpus.FSharp.FormulaNoise

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let reparameterize (scale: Tensor -> Tensor) (mu: Tensor) (logVar: Tensor) =
    mu + (scale logVar) * torch.randn_like(mu)

let objective (logits: Tensor) (x: Tensor) (mu: Tensor) (logVar: Tensor) =
    let nll = F.binary_cross_entropy_with_logits(logits, x, reduction = Reduction.Sum) / float x.shape[0]
    nll - 0.5 * (1.0 + logVar - mu.square() - logVar.exp()).sum(1L).mean()

let step (decode: Tensor -> Tensor) (mu: Tensor) (logVar: Tensor) (x: Tensor) =
    let eps = torch.randn_like(mu)
    let z = mu + logVar.exp() * eps //~ VAE102
    objective (decode z) x mu logVar

let halvedStep (decode: Tensor -> Tensor) (mu: Tensor) (logVar: Tensor) (x: Tensor) =
    let z = reparameterize (fun v -> torch.exp(v / 2.0)) mu logVar
    objective (decode z) x mu logVar
