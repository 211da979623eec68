// style: a loss of one example mapped over the batch: list comprehension, Seq.map and torch.stack; one of them takes the mean of its example
// case mappedSums: R = 1/B; K = 1/B; beta = 1
// case mappedMeans: R = 1/(B*D); K = 1/B; beta = D
module VaeLint.Corpus.FSharp.MappedExamples

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private kl (mean: Tensor) (logvar: Tensor) =
    -0.5 * (1.0 + logvar - mean.square() - logvar.exp()).sum()

let mappedSums (xHat: Tensor) (x: Tensor) (mu: Tensor) (logvar: Tensor) =
    let losses =
        [| for i in 0L .. x.shape[0] - 1L -> F.mse_loss(xHat[i], x[i], reduction = Reduction.Sum) + kl mu[i] logvar[i] |]

    torch.stack(losses).mean()

let mappedMeans (xHat: Tensor) (x: Tensor) (mu: Tensor) (logvar: Tensor) =
    seq { 0L .. x.shape[0] - 1L }
    |> Seq.map (fun i -> F.mse_loss(xHat[i], x[i]) + kl mu[i] logvar[i]) //~ VAE001
    |> Seq.toArray
    |> torch.stack
    |> torch.mean
