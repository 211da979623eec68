// style: the KL as a pipeline of small lambdas, one step per line; reconstruction piped as a tuple
// case loss: R = 1/(B*D); K = 1/B; beta = D
// case summed: R = 1/B; K = 1/B; beta = 1
module VaeLint.Corpus.FSharp.PipelineSteps

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let loss (recon: Tensor) (x: Tensor) (mu: Tensor) (logvar: Tensor) =
    let kl =
        1.0 + logvar - mu.square() - logvar.exp()
        |> fun t -> t.sum(dim = 1L)
        |> fun t -> -0.5 * t
        |> torch.mean

    let rl = (recon, x) |> F.mse_loss //~ VAE001
    rl + kl

let summed (recon: Tensor) (x: Tensor) (mu: Tensor) (logvar: Tensor) =
    let kl =
        1.0 + logvar - mu.square() - logvar.exp()
        |> fun t -> t.sum(dim = 1L)
        |> torch.mean
        |> fun t -> -0.5 * t

    let rl =
        F.mse_loss(recon, x, Reduction.None)
        |> fun t -> t.flatten(1L)
        |> fun t -> t.sum(1L)
        |> torch.mean

    rl + kl
