/// Each term is one value per sample: summed over its own axes, never over the batch.
module Samples.FSharp.Losses

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let sumPerSample (elements: Tensor) = elements.flatten(1L).sum(1L)

/// -log p(x|z) of a Bernoulli decoder, from its logits.
let bernoulli (x: Tensor) (logits: Tensor) =
    F.binary_cross_entropy_with_logits(logits, x, reduction = Reduction.None) |> sumPerSample

/// KL(N(mean, exp logVar) || N(0, 1)).
let standardNormalKl (mean: Tensor) (logVar: Tensor) =
    -0.5 * (1.0 + logVar - mean.square() - logVar.exp()) |> sumPerSample

type Elbo =
    { Reconstruction: Tensor
      Kl: Tensor }

    /// The batch is averaged last and once, so the learning rate does not depend on its size.
    member elbo.Loss(beta: float) = (elbo.Reconstruction + beta * elbo.Kl).mean()
